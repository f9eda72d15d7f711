package dev.aludel.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A test that must hold on SQLite and on PostgreSQL alike. Its first parameter is a fresh {@link
 * TestDatabase}, which JUnit closes after each run.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@MethodSource("dev.aludel.testing.TestDatabase#both")
public @interface OnBothDatabases {}
