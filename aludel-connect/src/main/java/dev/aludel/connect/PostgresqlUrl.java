package dev.aludel.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A PostgreSQL database.
 *
 * @param hosts the servers to try, in order; never empty
 * @param database the database, or nothing for the one named like the user
 * @param user the role, or nothing for the name of the operating system's user
 * @param password its password, or nothing if another source or no password is to be used
 * @param parameters what pgjdbc is to be told, by pgjdbc's own names
 */
public record PostgresqlUrl(
    List<HostAndPort> hosts,
    Optional<String> database,
    Optional<String> user,
    Optional<Secret> password,
    Map<String, String> parameters)
    implements DatabaseUrl {

  /** The port that PostgreSQL listens on unless told otherwise. */
  public static final int DEFAULT_PORT = 5432;

  private static final Set<String> SECRET_PARAMETERS = Set.of("sslpassword", "socketFactoryArg");

  public PostgresqlUrl {
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("A PostgreSQL URL needs a host");
    }
    hosts = List.copyOf(hosts);
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  @Override
  public String dialect() {
    return "postgresql";
  }

  @Override
  public String driverClass() {
    return "org.postgresql.Driver";
  }

  /** The same database, with this password. */
  public PostgresqlUrl withPassword(Secret newPassword) {
    return new PostgresqlUrl(hosts, database, user, Optional.of(newPassword), parameters);
  }

  /** The same database, as another role whose password is not known yet. */
  public PostgresqlUrl withUser(String newUser) {
    return new PostgresqlUrl(hosts, database, Optional.of(newUser), Optional.empty(), parameters);
  }

  /** Another database on the same server. */
  public PostgresqlUrl withDatabase(String newDatabase) {
    return new PostgresqlUrl(hosts, Optional.of(newDatabase), user, password, parameters);
  }

  /** With one more parameter for pgjdbc, by pgjdbc's name; an existing value is replaced. */
  public PostgresqlUrl withParameter(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new PostgresqlUrl(hosts, database, user, password, more);
  }

  @Override
  public String jdbcUrl() {
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> !SECRET_PARAMETERS.contains(parameter.getKey()))
            .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://"
        + servers()
        + "/"
        + database.map(PostgresqlUrl::encode).orElse("")
        + (query.isEmpty() ? "" : "?" + query);
  }

  @Override
  public Properties properties() {
    Properties properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret.reveal()));
    for (String name : SECRET_PARAMETERS) {
      if (parameters.containsKey(name)) {
        properties.setProperty(name, parameters.get(name));
      }
    }
    return properties;
  }

  /** The hosts and ports, comma-separated. */
  public String servers() {
    return hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
  }

  @Override
  public String display() {
    String credentials =
        user.map(name -> name + (password.isPresent() ? ":" + Secret.MASK : "") + "@").orElse("");
    return "postgresql://" + credentials + servers() + "/" + database.orElse("");
  }

  @Override
  public String toString() {
    return display();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
