package dev.aludel.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a database of its own, in which the revisions have been applied.
 *
 * <p>On a method it is a test that runs once on each database of {@link #on}. On a class it says so
 * for the methods, and gives plain {@code @Test} methods the first of the databases. What stands on
 * a method goes before what stands on the class.
 *
 * <p>Parameters of these types are given: {@link javax.sql.DataSource}, {@link
 * java.sql.Connection}, {@link dev.aludel.Aludel} on the database, and {@link MigratedDatabase}.
 * Those of one test, with its {@code @BeforeEach}, are of the same database.
 *
 * <p>The revisions run once for each place that tests begin at. Each test gets a copy: {@code
 * CREATE DATABASE … TEMPLATE} on PostgreSQL, a copy of the file for SQLite.
 */
@Documented
@Inherited
@TestTemplate
@ExtendWith(MigrationExtension.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface MigrationTest {

  /** Which databases; SQLite where nobody says. */
  TestedDatabase[] on() default {};

  /**
   * The folder that holds {@code versions/}, seen from the current directory, which is the module's
   * in Maven and Gradle; or a folder of the class path: {@code classpath:db/migrations}. It is
   * {@code migrations} where nobody says.
   */
  String migrations() default "";
}
