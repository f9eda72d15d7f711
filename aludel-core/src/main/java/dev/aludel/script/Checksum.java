package dev.aludel.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Checksums of what scripts say, whatever they look like. */
final class Checksum {

  /** Never fed: to copy it costs less than to ask the security providers for another. */
  private static final MessageDigest SHA_256 = provided();

  private Checksum() {}

  private static MessageDigest provided() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return provided();
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
    SqlTokens tokens = new SqlTokens(unix);
    // Each token is followed by a zero, and no head is longer than its line and a colon.
    char[] said = new char[2 * unix.length() + 2];
    int length = 0;
    for (int line = 0; line < unix.length(); ) {
      int feed = unix.indexOf('\n', line);
      int end = feed < 0 ? unix.length() : feed;
      Optional<SqlSections.Head> head =
          mayBeComment(unix, line)
              ? SqlSections.Head.of(unix.substring(line, end))
              : Optional.empty();
      if (head.isPresent()) {
        length = tokens.copyUpTo(line, said, length);
        String words = head.get().toString();
        words.getChars(0, words.length(), said, length);
        length += words.length();
        said[length++] = '\0';
        tokens.continueAt(end);
      }
      line = end + 1;
    }
    length = tokens.copyUpTo(unix.length(), said, length);
    String all = new String(said, 0, length);
    return hex(sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
  }

  private static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Few lines are worth a closer look. */
  private static boolean mayBeComment(String text, int line) {
    char first = text.charAt(line);
    return first == '-' || (first != '\n' && Character.isWhitespace(first));
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  private static void add(MessageDigest digest, String token) {
    digest.update(token.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
