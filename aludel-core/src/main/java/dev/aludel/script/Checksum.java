package dev.aludel.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Checksums of what scripts say, whatever they look like. */
final class Checksum {

  private Checksum() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * Of all tokens but those of the header, of the package and of imports, which tools sort and
   * remove.
   */
  static String ofJava(String source, String text) {
    MessageDigest digest = sha256();
    Optional<JavaHeader> header = new JavaHeader.Parser(source, text, true).parse();
    int from = header.map(found -> found.annotation().start()).orElse(0);
    int to = header.map(found -> found.annotation().end()).orElse(0);
    JavaLexer lexer = new JavaLexer(text);
    JavaLexer.Token token = lexer.next();
    boolean beforeTypes = true;
    while (token.kind() != JavaLexer.Kind.END) {
      if (beforeTypes && (token.isWord("import") || token.isWord("package"))) {
        skipDeclaration(lexer);
        token = lexer.next();
        continue;
      }
      boolean ofHeader = token.start() >= from && token.end() <= to;
      beforeTypes &= !token.is('{') || ofHeader;
      if (token.kind() != JavaLexer.Kind.JAVADOC && !ofHeader) {
        add(digest, token.kind() + " " + token.text().replace("\r\n", "\n"));
      }
      token = lexer.next();
    }
    return hex(digest.digest());
  }

  private static void skipDeclaration(JavaLexer lexer) {
    JavaLexer.Token token = lexer.next();
    while (!token.is(';') && token.kind() != JavaLexer.Kind.END) {
      token = lexer.next();
    }
  }

  /** Of all tokens in its sections; the heads of the sections count too. */
  static String ofSql(String text) {
    String unix = text.indexOf('\r') < 0 ? text : withLineFeeds(text);
    StringBuilder said = new StringBuilder(unix.length());
    int section = 0;
    for (int line = 0; line < unix.length(); ) {
      int feed = unix.indexOf('\n', line);
      int end = feed < 0 ? unix.length() : feed;
      Optional<SqlSections.Head> head =
          mayBeComment(unix, line)
              ? SqlSections.Head.of(unix.substring(line, end))
              : Optional.empty();
      if (head.isPresent()) {
        new SqlTokens(unix.substring(section, line)).addTo(said);
        said.append(head.get()).append('\0');
        section = end;
      }
      line = end + 1;
    }
    new SqlTokens(unix.substring(section)).addTo(said);
    return hex(sha256().digest(said.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Few lines are worth a closer look. */
  private static boolean mayBeComment(String text, int line) {
    char first = text.charAt(line);
    return first == '-' || Character.isWhitespace(first);
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static void add(MessageDigest digest, String token) {
    digest.update(token.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
