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
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void skipDeclaration(JavaLexer lexer) {
    JavaLexer.Token token = lexer.next();
    while (!token.is(';') && token.kind() != JavaLexer.Kind.END) {
      token = lexer.next();
    }
  }

  /** Of all tokens in its sections; the heads of the sections count too. */
  static String ofSql(String text) {
    MessageDigest digest = sha256();
    StringBuilder section = new StringBuilder();
    for (String line : text.lines().toList()) {
      Optional<SqlSections.Head> head = SqlSections.Head.of(line);
      if (head.isPresent()) {
        addSql(digest, section.toString());
        section.setLength(0);
        add(digest, head.get().toString());
      } else {
        section.append(line).append('\n');
      }
    }
    addSql(digest, section.toString());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addSql(MessageDigest digest, String section) {
    SqlTokens tokens = new SqlTokens(section);
    for (Optional<String> token = tokens.next(); token.isPresent(); token = tokens.next()) {
      add(digest, token.get());
    }
  }

  private static void add(MessageDigest digest, String token) {
    digest.update(token.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
