package dev.aludel.connect.settings;

import dev.aludel.connect.DatabaseUrl;
import dev.aludel.connect.HostAndPort;
import dev.aludel.connect.PostgresqlUrl;
import dev.aludel.connect.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides between a URL and its parts, and completes what the URL leaves open. */
final class DatabaseUrlChoice {

  private final Settings settings;
  private final LibpqDefaults libpq;

  DatabaseUrlChoice(Settings settings) {
    this.settings = settings;
    this.libpq = new LibpqDefaults(settings.environment());
  }

  DatabaseUrl url() {
    Resolved<DatabaseUrl> url = settings.resolve(AludelSettings.URL);
    Resolved<String> server = settings.resolve(AludelSettings.SERVER);
    boolean namesDatabase =
        server.value().isPresent() || settings.find(AludelSettings.DATABASE).isPresent();
    if (url.value().isEmpty() && !namesDatabase && libpq.service().isPresent()) {
      return complete(
          new PostgresqlUrl(
              List.of(new HostAndPort("localhost", PostgresqlUrl.DEFAULT_PORT)),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Map.of("service", libpq.service().get())));
    }
    if (url.value().isEmpty() && !namesDatabase) {
      throw new SettingsException(
          "No database is configured. Set url under [aludel] in aludel.toml, or DATABASE_URL in the"
              + " environment or .env, or give --url: postgresql://user:password@host:5432/database,"
              + " or sqlite:///file.db.");
    }
    boolean partsAreStronger =
        server.value().isPresent() && strength(server.origin()) > strength(url.origin());
    return complete(url.value().isEmpty() || partsAreStronger ? fromParts() : url.value().get());
  }

  /** A server in the environment is meant to replace the URL of a file. */
  private static int strength(Origin origin) {
    if (origin instanceof Origin.SecretFile secret) {
      return strength(secret.named());
    }
    if (origin instanceof Origin.Variable variable) {
      return variable.name().startsWith("PG") ? 1 : 4;
    }
    return origin instanceof Origin.Flag
        ? 5
        : origin instanceof Origin.InDotEnv ? 3 : origin instanceof Origin.InFile ? 2 : 0;
  }

  private DatabaseUrl fromParts() {
    String server = settings.find(AludelSettings.SERVER).orElse("localhost");
    // A server that carries its own port is a habit of compose files.
    String text = server.matches("[^:]+:[0-9]+|\\[.*") ? server : bracketed(server);
    PostgresqlUrl parsed = (PostgresqlUrl) DatabaseUrl.parse("postgresql://" + text + "/");
    List<HostAndPort> hosts =
        text.matches(".*:[0-9]+")
            ? parsed.hosts()
            : parsed.hosts().stream()
                .map(host -> new HostAndPort(host.host(), settings.get(AludelSettings.PORT)))
                .toList();
    return new PostgresqlUrl(
        hosts,
        settings.find(AludelSettings.DATABASE),
        settings.find(AludelSettings.USER),
        settings.find(AludelSettings.PASSWORD),
        Map.of());
  }

  private static String bracketed(String server) {
    return server.contains(":") ? "[" + server + "]" : server;
  }

  private DatabaseUrl complete(DatabaseUrl url) {
    if (!(url instanceof PostgresqlUrl written)) {
      return url;
    }
    PostgresqlUrl postgresql = libpq.complete(written);
    if (postgresql.password().isPresent()) {
      return postgresql;
    }
    Optional<String> user = settings.find(AludelSettings.USER);
    Optional<Secret> password = settings.find(AludelSettings.PASSWORD);
    PostgresqlUrl named =
        postgresql.user().isEmpty() && user.isPresent()
            ? postgresql.withUser(user.get())
            : postgresql;
    // A password belongs to its role: that of another role would only be refused.
    boolean sameRole = user.isEmpty() || named.user().equals(user);
    return password.isPresent() && sameRole ? named.withPassword(password.get()) : named;
  }
}
