package dev.aludel.cli.report;

import java.io.PrintWriter;
import java.net.URI;

/**
 * Where a server listens, as JSON: what {@code serve} prints when it does.
 *
 * <pre>{@code
 * { "url": "http://127.0.0.1:8090/" }
 * }</pre>
 */
public final class ServeJson {

  private ServeJson() {}

  public static void print(PrintWriter out, URI uri) {
    Json.object(out, json -> json.writeStringField("url", uri.toString()));
  }
}
