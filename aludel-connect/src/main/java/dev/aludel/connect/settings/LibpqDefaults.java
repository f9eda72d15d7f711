package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.HostAndPort;
import dev.aludel.connect.InvalidUrlException;
import dev.aludel.connect.PostgresqlUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What libpq would add to a URL: its service, and its environment variables (the manual's section
 * 34.15). The URL wins over the service, and the service over the variables.
 */
final class LibpqDefaults {

  /** Those that are no settings of ours. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "PGAPPNAME", "application_name",
          "PGOPTIONS", "options",
          "PGCHANNELBINDING", "channel_binding",
          "PGTARGETSESSIONATTRS", "target_session_attrs",
          "PGLOADBALANCEHOSTS", "load_balance_hosts",
          "PGREQUIREAUTH", "require_auth",
          "PGSSLNEGOTIATION", "sslNegotiation",
          "PGGSSENCMODE", "gssencmode",
          "PGKRBSRVNAME", "krbsrvname");

  private static final List<HostAndPort> NO_HOST =
      List.of(new HostAndPort("localhost", PostgresqlUrl.DEFAULT_PORT));

  private final Map<String, String> environment;

  LibpqDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The service that libpq's variable names. */
  Optional<String> service() {
    return Optional.ofNullable(environment.get("PGSERVICE")).filter(name -> !name.isEmpty());
  }

  PostgresqlUrl complete(PostgresqlUrl url) {
    return withVariables(withService(url));
  }

  private PostgresqlUrl withService(PostgresqlUrl url) {
    Optional<String> named = Optional.ofNullable(url.parameters().get("service"));
    if (named.isEmpty()) {
      return url;
    }
    PostgresqlUrl service = new ServiceFile(environment).url(named.get());
    Map<String, String> parameters = new LinkedHashMap<>(service.parameters());
    parameters.putAll(url.parameters());
    parameters.remove("service");
    boolean sameUser = url.user().isEmpty() || url.user().equals(service.user());
    return new PostgresqlUrl(
        url.hosts().equals(NO_HOST) ? service.hosts() : url.hosts(),
        url.database().or(service::database),
        url.user().or(service::user),
        url.password().or(() -> sameUser ? service.password() : Optional.empty()),
        parameters);
  }

  private PostgresqlUrl withVariables(PostgresqlUrl url) {
    Map<String, String> parameters = new LinkedHashMap<>();
    PARAMETERS.forEach(
        (variable, name) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isEmpty()) {
            parameters.putAll(translated(variable, name, value));
          }
        });
    parameters.putAll(url.parameters());
    return new PostgresqlUrl(url.hosts(), url.database(), url.user(), url.password(), parameters);
  }

  private static Map<String, String> translated(String variable, String name, String value) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      return ((PostgresqlUrl) DatabaseUrl.parse("postgresql://?" + name + "=" + encoded))
          .parameters();
    } catch (InvalidUrlException e) {
      throw new SettingsException("variable " + variable + ": " + e.getMessage());
    }
  }
}
