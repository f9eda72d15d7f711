package dev.aludel.migrate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Who runs, as the history notes it.
 *
 * @param tag a word of the user's own for what is run
 */
record Author(String databaseUser, String host, String aludelVersion, Optional<String> tag) {

  static Author on(Connection connection, Optional<String> tag) throws SQLException {
    return new Author(
        Optional.ofNullable(connection.getMetaData().getUserName()).orElse(""),
        hostName(),
        version(),
        tag);
  }

  /** A message with the tag behind it: {@code Add is_archived to clients [TICKET-7]}. */
  String tagged(String message) {
    return tag.map(word -> (message + " [" + word + "]").strip()).orElse(message);
  }

  /** Aludel's own version, as its jar says. */
  static String version() {
    return Optional.ofNullable(Author.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** The name that the machine gives itself; asking a name server could take seconds. */
  private static String hostName() {
    String name = System.getenv("HOSTNAME");
    if (name == null || name.isBlank()) {
      name = System.getenv("COMPUTERNAME");
    }
    if (name != null && !name.isBlank()) {
      return name;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
