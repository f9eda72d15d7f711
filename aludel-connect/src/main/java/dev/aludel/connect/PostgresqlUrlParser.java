package dev.aludel.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a PostgreSQL URL apart. The manual's section 34.1.1.2 describes libpq's form. */
final class PostgresqlUrlParser {

  /** Whose rules a URL follows where they differ. */
  enum Form {
    /** {@code postgresql://}: as libpq reads it. */
    LIBPQ,
    /** {@code postgresql+driver://}: as SQLAlchemy reads it. */
    SQLALCHEMY,
    /** {@code jdbc:postgresql:}: as pgjdbc reads it. */
    JDBC;

    static Form of(boolean jdbc, String driver) {
      return jdbc ? JDBC : driver.isEmpty() ? LIBPQ : SQLALCHEMY;
    }
  }

  private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[\\w.-]+)?");
  private static final Pattern PARAMETER_NAME = Pattern.compile("\\w+");

  private static final String ENCODE =
      "The database URL cannot be taken apart: an @ stands where none can be. If the user name or the"
          + " password has one of / ? # @ : %, write it percent-encoded: %2F %3F %23 %40 %3A %25.";

  private final Form form;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private String user = "";
  private Optional<Secret> password = Optional.empty();
  private String hosts = "";
  private String ports = "";
  private String database = "";

  private PostgresqlUrlParser(Form form) {
    this.form = form;
  }

  /**
   * @param rest what follows {@code postgresql:}
   */
  static PostgresqlUrl parse(String rest, Form form) {
    PostgresqlUrlParser parser = new PostgresqlUrlParser(form);
    if (!rest.startsWith("//")) {
      return parser.withoutServer(rest);
    }
    int end = indexOfAny(rest, "/?", 2);
    String authority = rest.substring(2, end);
    String tail = rest.substring(end);
    boolean credentialsMayHaveBeenCut = !authority.contains("@") && tail.contains("@");
    try {
      parser.authority(authority);
      return parser.tail(tail);
    } catch (InvalidUrlException e) {
      // A password with an unencoded slash is cut in two, and its halves turn up as a port, a
      // database or a parameter: no message may name any of them then.
      throw credentialsMayHaveBeenCut ? new InvalidUrlException(ENCODE) : e;
    }
  }

  /** pgjdbc also knows {@code jdbc:postgresql:database} and {@code jdbc:postgresql:/}. */
  private PostgresqlUrl withoutServer(String rest) {
    if (form != Form.JDBC || rest.contains("@")) {
      throw new InvalidUrlException(
          "The database URL has no // after its scheme."
              + " Write postgresql://user:password@host:5432/database.");
    }
    return tail(rest.startsWith("/") ? rest : "/" + rest);
  }

  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String credentials = authority.substring(0, at);
      int colon = credentials.indexOf(':');
      user =
          PercentEncoding.decode(
              colon < 0 ? credentials : credentials.substring(0, colon), "user name");
      if (colon >= 0 && colon < credentials.length() - 1) {
        password =
            Optional.of(
                Secret.of(PercentEncoding.decode(credentials.substring(colon + 1), "password")));
      }
    }
    hosts = authority.substring(at + 1);
  }

  private PostgresqlUrl tail(String tail) {
    int question = tail.indexOf('?');
    String path = question < 0 ? tail : tail.substring(0, question);
    if (!path.isEmpty()) {
      if (path.contains("@") || path.indexOf('/', 1) > 0) {
        throw new InvalidUrlException(
            path.contains("@")
                ? ENCODE
                : "The database URL has more than one / after its host: the database name is one"
                    + " word. Write a / within the name as %2F.");
      }
      database = PercentEncoding.decode(path.substring(1), "database name");
    }
    if (question >= 0) {
      query(tail.substring(question + 1));
    }
    return build();
  }

  private void query(String query) {
    for (String pair : query.split("&")) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name =
          equals < 0 ? "" : PercentEncoding.decode(pair.substring(0, equals), "parameters");
      if (!PARAMETER_NAME.matcher(name).matches()) {
        throw new InvalidUrlException(
            "The parameters of the database URL must be name=value, joined by &.");
      }
      String raw = pair.substring(equals + 1);
      String value =
          PercentEncoding.decode(form == Form.LIBPQ ? raw : raw.replace("+", "%20"), "parameters");
      parameter(name, value);
    }
  }

  private void parameter(String name, String value) {
    switch (name) {
      case "host" -> hosts = value;
      case "port" -> ports = value;
      case "user", "username" -> user = value;
      case "password" -> password = Optional.of(Secret.of(value));
      case "dbname", "database" -> database = value;
      default ->
          PostgresqlParameter.translate(name, value, form)
              .forEach(
                  (translated, forDriver) -> {
                    String before = parameters.put(translated, forDriver);
                    if (before != null && !before.equals(forDriver)) {
                      throw new InvalidUrlException(
                          "The database URL sets \""
                              + translated
                              + "\" twice, to different values (the second time as \""
                              + name
                              + "\"). Keep one.");
                    }
                  });
    }
  }

  private PostgresqlUrl build() {
    return new PostgresqlUrl(
        servers(),
        Optional.of(database).filter(name -> !name.isEmpty()),
        Optional.of(user).filter(name -> !name.isEmpty()),
        password,
        parameters);
  }

  private List<HostAndPort> servers() {
    List<HostAndPort> servers = new ArrayList<>();
    String[] separatePorts = ports.split(",", -1);
    String[] names = hosts.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      String fallback =
          separatePorts.length == 1
              ? separatePorts[0]
              : i < separatePorts.length ? separatePorts[i] : "";
      servers.add(server(names[i].strip(), fallback.strip()));
    }
    return servers;
  }

  private static HostAndPort server(String text, String separatePort) {
    String host = text;
    String port = separatePort;
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      host = close < 0 ? "" : text.substring(1, close);
      String after = close < 0 ? "" : text.substring(close + 1);
      if (!IPV6.matcher(host).matches() || !(after.isEmpty() || after.startsWith(":"))) {
        throw new InvalidUrlException(
            "The database URL has an IPv6 address that is not of the form [::1]:5432.");
      }
      port = after.isEmpty() ? port : after.substring(1);
    } else if (text.startsWith("/") || text.toLowerCase(java.util.Locale.ROOT).startsWith("%2f")) {
      throw new InvalidUrlException(
          "The database URL names a Unix socket. The JDBC driver speaks TCP only: use a host name"
              + " such as localhost, and let postgresql.conf's listen_addresses allow it.");
    } else {
      int colon = text.indexOf(':');
      if (colon >= 0) {
        host = text.substring(0, colon);
        port = text.substring(colon + 1);
      }
      if (!host.isEmpty() && !HOST.matcher(host).matches()) {
        throw new InvalidUrlException(
            "The database URL has a host name with a character that no host name has."
                + " If it belongs to the password, write it percent-encoded, such as %40 for @."
                + " An IPv6 address stands in brackets: [::1].");
      }
    }
    return new HostAndPort(host.isEmpty() ? "localhost" : host, port(port));
  }

  private static int port(String text) {
    if (text.isEmpty()) {
      return PostgresqlUrl.DEFAULT_PORT;
    }
    // The text is not shown: in user:password without an @ it is the password.
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw new InvalidUrlException(
          "The database URL has a port that is not a number from 1 to 65535."
              + " Write postgresql://user:password@host:5432/database, and a : / ? # @ or % within"
              + " the password percent-encoded.");
    }
    return port;
  }

  private static int indexOfAny(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }
}
