package dev.aludel.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The header of a revision written in Java: who it is and what it stands on.
 *
 * <pre>{@code
 * @Revision(id = "3f2a9c41d0b7", down = "a9d0008eea5f", created = "2026-11-21T04:08:00Z")
 * public class R3f2a9c41d0b7_add_is_archived_to_clients extends Migration { … }
 * }</pre>
 *
 * <p>It is read from the source without compiling it, so every value is a plain string literal. The
 * first paragraph of the class's Javadoc is the revision's message.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

  /** The revision's id; without white space and without {@code @ - + : ,}. */
  String id();

  /** The ids of its parents: none at a base, several at a merge point. */
  String[] down() default {};

  /** Ids or labels of revisions that must be there before it, on any branch. */
  String[] dependsOn() default {};

  /** Branch labels that it declares. */
  String[] labels() default {};

  /** The ids of the revisions that it was squashed from, oldest first. */
  String[] replaces() default {};

  /** When the script was made, as in RFC 3339: {@code 2026-11-21T04:08:00Z}. */
  String created() default "";

  /** How long it waits for a lock: {@code 5s}, {@code 500ms}, {@code 2min}. */
  String lockTimeout() default "";

  /** How often it is tried again when it could not get a lock: {@code 3}. */
  String lockRetries() default "";

  /** How long each of its statements may take, in the same form. */
  String statementTimeout() default "";

  /** How long its transaction may do nothing, in the same form: where its code does other work. */
  String idleInTransactionTimeout() default "";

  /** {@code default}, or {@code none} for a script whose statements refuse a transaction. */
  String transaction() default "default";

  /** The message, where there is no Javadoc to read it from: in a packed application. */
  String message() default "";
}
