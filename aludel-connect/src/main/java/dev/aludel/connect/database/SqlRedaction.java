package dev.aludel.connect.database;

import dev.aludel.connect.Secret;
import java.util.regex.Pattern;

/** Takes secrets out of statements that are shown, and cuts statements that are too long. */
public final class SqlRedaction {

  private static final int LONGEST = 2_000;

  private static final Pattern SECRETS =
      Pattern.compile(
          "passw|secret|token|api_?key|private_?key|credential|salt", Pattern.CASE_INSENSITIVE);

  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']++|'')*+(?:'|$)|\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

  /** As in {@code CONNECTION 'host=… password=…'}, and in URLs. */
  private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s']*):[^@\\s']*@");

  private SqlRedaction() {}

  /** Whether a statement names something whose values must not be seen. */
  static boolean concernsSecrets(String sql) {
    return SECRETS.matcher(sql).find();
  }

  /** The statement as it may be shown: on one line, cut, and without its secrets. */
  public static String redact(String sql) {
    String safe =
        concernsSecrets(sql) ? LITERAL.matcher(sql).replaceAll("'" + Secret.MASK + "'") : sql;
    String masked = URL_PASSWORD.matcher(safe).replaceAll("$1:" + Secret.MASK + "@");
    String line = masked.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() > LONGEST
        ? line.substring(0, LONGEST) + "… (" + line.length() + " characters)"
        : line;
  }
}
