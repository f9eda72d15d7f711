package dev.aludel.migrate;

import java.util.regex.Pattern;

/** Statements as they may be shown and kept: without the secrets that some of them hold. */
public final class SafeSql {

  private static final Pattern SECRETS =
      Pattern.compile(
          "passw|secret|token|api_?key|private_?key|credential|connection\\s*'",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LITERAL =
      Pattern.compile("'(?:[^']++|'')*+(?:'|$)|\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

  private SafeSql() {}

  /** The statement; every string in it is masked if it has to do with secrets. */
  public static String of(String sql) {
    return SECRETS.matcher(sql).find() ? LITERAL.matcher(sql).replaceAll("'***'") : sql;
  }
}
