package dev.aludel.script;

import dev.aludel.script.JavaLexer.Kind;
import dev.aludel.script.JavaLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the head of a Java script says, and where: the first class with the annotation
 * {@code @Revision}.
 *
 * @param packageName empty for the unnamed package
 * @param javadoc what stands in the class's Javadoc
 * @param annotation the annotation, from its {@code @} to its closing parenthesis
 */
record JavaHeader(
    String packageName, Optional<String> javadoc, Annotation annotation, Token className) {

  /** The annotation; without parentheses it has no attributes. */
  record Annotation(int line, int start, int end, List<Attribute> attributes) {}

  /**
   * An attribute of the annotation.
   *
   * @param name the word before the equals sign
   * @param valueStart the offset of its value, which ends at {@code end}
   */
  record Attribute(
      String name, List<String> values, int line, int start, int valueStart, int end) {}

  /** Reads the head of a text. */
  static final class Parser {

    private final String source;
    private final boolean whole;
    private final JavaLexer lexer;
    private Token token;

    /**
     * @param source the file, for messages
     * @param whole whether this is all of the file
     */
    Parser(String source, String text, boolean whole) {
      this.source = source;
      this.whole = whole;
      this.lexer = new JavaLexer(text);
      this.token = lexer.next();
    }

    /**
     * The header; empty when the text ends before it does and is not the whole file.
     *
     * @throws ScriptException if the file holds no revision, or a header that cannot be read
     */
    Optional<JavaHeader> parse() {
      String packageName = "";
      Optional<String> javadoc = Optional.empty();
      Optional<Annotation> revision = Optional.empty();
      while (token.kind() != Kind.END) {
        Token here = token;
        advance();
        if (here.kind() == Kind.JAVADOC) {
          javadoc = Optional.of(here.text());
        } else if (here.isWord("package")) {
          packageName = name();
        } else if (here.is(';')) {
          javadoc = Optional.empty();
        } else if (here.is('@') && !token.isWord("interface")) {
          revision = annotation(here).or(keep(revision));
          if (ended()) {
            return Optional.empty();
          }
        } else if (declaresType(here)) {
          if (revision.isPresent()) {
            return declared(packageName, javadoc, revision.get(), here);
          }
          skipBody();
          javadoc = Optional.empty();
        }
      }
      if (ended()) {
        return Optional.empty();
      }
      throw notARevision();
    }

    private static java.util.function.Supplier<Optional<Annotation>> keep(
        Optional<Annotation> found) {
      return () -> found;
    }

    private boolean ended() {
      return !whole && (token.kind() == Kind.END || token.kind() == Kind.BROKEN);
    }

    private void advance() {
      token = lexer.next();
    }

    private static boolean declaresType(Token word) {
      return word.isWord("class")
          || word.isWord("interface")
          || word.isWord("enum")
          || word.isWord("record");
    }

    private Optional<JavaHeader> declared(
        String packageName, Optional<String> javadoc, Annotation revision, Token kind) {
      if (ended() || (!whole && token.end() == lexer.length())) {
        return Optional.empty();
      }
      if (!kind.isWord("class")) {
        throw new ScriptException(
            source,
            kind.line(),
            "a revision is a class that extends Migration, not the %s %s."
                .formatted(kind.text(), token.text()));
      }
      return Optional.of(new JavaHeader(packageName, javadoc, revision, token));
    }

    /** A name with dots in it; the token after it is the current one then. */
    private String name() {
      StringBuilder name = new StringBuilder(token.text());
      advance();
      while (token.is('.')) {
        advance();
        name.append('.').append(token.text());
        advance();
      }
      return name.toString();
    }

    /** The annotation if it is ours; any other is passed over. */
    private Optional<Annotation> annotation(Token at) {
      Token nameToken = token;
      String name = name();
      if (!name.equals("Revision") && !name.equals(Revision.class.getName())) {
        if (token.is('(')) {
          skipParentheses();
        }
        return Optional.empty();
      }
      List<Attribute> attributes = new ArrayList<>();
      int end = nameToken.end();
      if (token.is('(')) {
        advance();
        while (!token.is(')') && !ended()) {
          attributes.add(attribute());
          if (token.is(',')) {
            advance();
          } else if (!token.is(')') && !ended()) {
            throw notPlain(attributes.get(attributes.size() - 1).name());
          }
        }
        end = token.end();
        if (!ended()) {
          advance();
        }
      }
      return Optional.of(new Annotation(at.line(), at.start(), end, attributes));
    }

    private Attribute attribute() {
      Token name = token;
      advance();
      if (!ended() && (name.kind() != Kind.WORD || !token.is('='))) {
        throw new ScriptException(
            source,
            name.line(),
            "each attribute of @Revision stands with its name, as in @Revision(id = \"3f2a9c41d0b7\").");
      }
      advance();
      int valueStart = token.start();
      List<String> values = new ArrayList<>();
      int end;
      if (token.is('{')) {
        advance();
        while (!token.is('}') && !ended()) {
          values.add(string(name.text()));
          if (token.is(',')) {
            advance();
          } else if (!token.is('}') && !ended()) {
            throw notPlain(name.text());
          }
        }
        end = token.end();
        advance();
      } else {
        end = token.end();
        values.add(string(name.text()));
      }
      return new Attribute(name.text(), values, name.line(), name.start(), valueStart, end);
    }

    private String string(String attribute) {
      if (ended()) {
        return "";
      }
      if (token.kind() != Kind.STRING) {
        throw notPlain(attribute);
      }
      String value = token.text();
      advance();
      return value;
    }

    private ScriptException notPlain(String attribute) {
      return new ScriptException(
          source,
          token.line(),
          ("the value of '%s' in @Revision must be a plain string literal, or such literals in braces."
                  + " The header is read without compiling the script, so constants and"
                  + " concatenations cannot stand there.")
              .formatted(attribute));
    }

    private void skipParentheses() {
      skipBalanced('(', ')');
    }

    private void skipBody() {
      while (!token.is('{') && token.kind() != Kind.END) {
        advance();
      }
      skipBalanced('{', '}');
    }

    private void skipBalanced(char open, char close) {
      int depth = 0;
      while (token.kind() != Kind.END) {
        if (token.is(open)) {
          depth++;
        } else if (token.is(close)) {
          depth--;
        }
        advance();
        if (depth == 0) {
          return;
        }
      }
    }

    private ScriptException notARevision() {
      return new ScriptException(
          source,
          "this is no revision: it has no class with the annotation @Revision(id = \"…\")."
              + " Scripts and nothing else stand in the versions folder; other code belongs on the"
              + " class path.");
    }
  }
}
