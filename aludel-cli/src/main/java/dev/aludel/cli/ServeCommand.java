package dev.aludel.cli;

import dev.aludel.cli.report.ServeJson;
import dev.aludel.connect.settings.AludelSettings;
import dev.aludel.connect.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aludel serve}. */
@Command(
    name = "serve",
    description = {
      "Tell health, the pool and metrics over HTTP, until it is told to stop.",
      "/health, /health/live, /health/ready, /health/db-pool, /metrics, /openapi.json, /docs."
    },
    footer = {
      "",
      "Examples:",
      "  aludel serve                            for this machine, on port 8090",
      "  aludel serve --port 0                   on a port that is free",
      "  aludel serve --host 0.0.0.0 --json      in a container"
    })
final class ServeCommand extends AludelCommand {

  @Option(names = "--json", description = "Print the address and the log as JSON, for programs.")
  boolean json;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address to listen on. Default: host of [serve], or 127.0.0.1.")
  @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port; 0 for one that is free. Default: port of [serve], or 8090.")
  @Nullable Integer port;

  @Override
  public Integer call() {
    if (port != null && (port < 0 || port > 65535)) {
      throw new UsageException("--port must be from 0 to 65535, and not %d.".formatted(port));
    }
    LogOutput.toStandardError(json, verbose());
    Workplace place = workplace();
    // What there is to advise is told by the answers.
    Workplace silent = Workplace.of(main(), advice -> {});
    Settings settings = place.settings();
    DatabaseService service =
        DatabaseService.start(
            settings,
            host == null ? settings.get(AludelSettings.SERVE_HOST) : host,
            port == null ? settings.get(AludelSettings.SERVE_PORT) : port,
            () -> silent.reading().current());
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "aludel-stop"));
    tell(service.uri());
    service.awaitEnd();
    return DONE;
  }

  private void tell(URI uri) {
    if (json) {
      ServeJson.print(out(), uri);
    } else {
      print("Listening on " + uri);
      say("What there is to ask: %sdocs".formatted(uri));
    }
    out().flush();
  }
}
