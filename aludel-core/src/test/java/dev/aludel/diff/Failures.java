package dev.aludel.diff;

import java.sql.SQLException;
import java.util.Set;

/** Failures of random pairs that are made smaller: what is left must fail for the same reason. */
final class Failures {

  private Failures() {}

  /** A script that is no valid one says nothing of a diff. */
  static final class Invalid extends SQLException {
    private static final long serialVersionUID = 1;

    Invalid(String statement, SQLException cause) {
      super("%s\n  in %s".formatted(cause.getMessage(), statement), cause);
    }
  }

  static boolean areAlike(Throwable one, Throwable other) {
    return one.getClass() == other.getClass() && kind(one).equals(kind(other));
  }

  /** What a failure is about, without the names that are in it. */
  private static String kind(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return Set.of("left after", "catalogs after", "foretold", "just created").stream()
        .filter(message::contains)
        .findFirst()
        .orElse(message.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"|[0-9]+", ""));
  }
}
