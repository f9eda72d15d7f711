package dev.aludel.connect;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a PostgreSQL server said of an error. Its function names stay the same in every language of
 * {@code lc_messages}; the text does not.
 */
record ServerWords(Optional<String> message, Optional<String> routine) {

  static ServerWords of(SQLException exception) {
    // The driver's class may be missing where its exceptions cannot come from.
    return exception.getClass().getName().startsWith("org.postgresql.")
        ? OfDriver.words(exception)
        : new ServerWords(Optional.ofNullable(exception.getMessage()), Optional.empty());
  }

  boolean mentions(String words) {
    return message.orElse("").contains(words);
  }

  boolean routineIs(String name) {
    return routine.filter(name::equals).isPresent();
  }

  /** Loaded only with the driver. */
  private static final class OfDriver {
    static ServerWords words(SQLException exception) {
      Optional<ServerErrorMessage> server =
          exception instanceof PSQLException own
              ? Optional.ofNullable(own.getServerErrorMessage())
              : Optional.empty();
      return new ServerWords(
          server.map(ServerErrorMessage::getMessage), server.map(ServerErrorMessage::getRoutine));
    }
  }
}
