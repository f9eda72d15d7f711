package dev.aludel.dialect.sqlite;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads types from columns' declarations and checks, by the table in {@link DeclaredType}. */
final class TypeReader {

  /** The keywords that end a type in a column's definition. */
  private static final Set<String> AFTER_TYPE =
      Set.of(
          "CONSTRAINT",
          "PRIMARY",
          "NOT",
          "NULL",
          "UNIQUE",
          "CHECK",
          "DEFAULT",
          "COLLATE",
          "REFERENCES",
          "GENERATED",
          "AS");

  private TypeReader() {}

  /** Reads the words of a type, which may be none, and goes past them. */
  static DeclaredType declared(TokenReader reader) {
    List<String> words = new ArrayList<>();
    while (!reader.atEnd() && isTypeWord(reader.peek().orElseThrow())) {
      words.add(reader.next().value());
    }
    List<String> arguments = new ArrayList<>();
    if (!words.isEmpty() && reader.sees("(")) {
      for (TokenReader argument : reader.parenthesised().separated()) {
        arguments.add(argument.rest());
      }
    }
    return new DeclaredType(words.size() == 1 ? words.get(0) : String.join(" ", words), arguments);
  }

  private static boolean isTypeWord(Token token) {
    return token.isName()
        && !(token.kind() == Token.Kind.WORD && AFTER_TYPE.contains(token.word()));
  }

  /** Whether SQLite's grammar takes the text for a type as it stands. */
  static boolean isDeclaration(String text) {
    try {
      TokenReader reader = new TokenReader(text);
      DeclaredType type = declared(reader);
      return reader.atEnd()
          && reader.isPlain()
          && type.arguments().size() <= 2
          && type.arguments().stream().allMatch(a -> a.matches("[+-]?[0-9]+(\\.[0-9]+)?"));
    } catch (Tokenizer.UnfinishedText | UnreadableSql e) {
      return false;
    }
  }

  /** A check of one column, as it stands in the column's definition. */
  record ColumnCheck(Optional<String> name, TokenReader condition) {}

  /**
   * The type that a check of the column makes of TEXT, if it is one that {@link TypeWriter} writes.
   */
  static Optional<Type> refined(String column, ColumnCheck check) {
    List<Token> tokens = check.condition().remaining();
    Optional<String> name = check.name();
    if (name.isEmpty()) {
      return isJson(column, tokens) ? Optional.of(Type.Scalar.JSON) : Optional.empty();
    }
    try {
      if (name.get().startsWith(TypeWriter.ENUM)) {
        return values(column, tokens)
            .map(values -> enumeration(name.get().substring(TypeWriter.ENUM.length()), values));
      }
      if (name.get().startsWith(TypeWriter.ARRAY) && isArray(column, tokens)) {
        return Optional.of(
            new Type.Array(element(name.get().substring(TypeWriter.ARRAY.length()))));
      }
    } catch (SchemaException | Tokenizer.UnfinishedText | UnreadableSql e) {
      // Somebody else's name that happens to begin as ours do.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Type enumeration(String name, List<String> values) {
    return new Type.Enumeration(QualifiedName.parse(name), values);
  }

  private static Type element(String text) {
    if (text.equals("JSON")) {
      return Type.Scalar.JSON;
    }
    if (text.startsWith(TypeWriter.ARRAY)) {
      return new Type.Array(element(text.substring(TypeWriter.ARRAY.length())));
    }
    int open = text.indexOf(" ('");
    if (text.startsWith(TypeWriter.ENUM) && open > 0) {
      TokenReader values = new TokenReader(text.substring(open)).parenthesised();
      return enumeration(
          text.substring(TypeWriter.ENUM.length(), open),
          values.separated().stream().map(value -> value.next().value()).toList());
    }
    return declared(new TokenReader(text)).type(false);
  }

  /** {@code json_valid(column)}. */
  private static boolean isJson(String column, List<Token> tokens) {
    return tokens.size() == 4
        && tokens.get(0).is("json_valid")
        && tokens.get(1).is("(")
        && names(tokens.get(2), column)
        && tokens.get(3).is(")");
  }

  /** {@code json_valid(column) AND json_type(column) = 'array'}. */
  private static boolean isArray(String column, List<Token> tokens) {
    return tokens.size() == 11
        && isJson(column, tokens.subList(0, 4))
        && tokens.get(4).is("AND")
        && tokens.get(5).is("json_type")
        && names(tokens.get(7), column)
        && tokens.get(10).value().equals("array");
  }

  /** The strings of {@code column IN ('a', 'b')}. */
  private static Optional<List<String>> values(String column, List<Token> tokens) {
    if (tokens.size() < 4 || !names(tokens.get(0), column) || !tokens.get(1).is("IN")) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 3; i < tokens.size() - 1; i++) {
      Token token = tokens.get(i);
      boolean comma = i % 2 == 0;
      if (comma ? !token.is(",") : token.kind() != Token.Kind.STRING) {
        return Optional.empty();
      }
      if (!comma) {
        values.add(token.value());
      }
    }
    return Optional.of(values);
  }

  private static boolean names(Token token, String column) {
    return token.isName() && token.value().equalsIgnoreCase(column);
  }
}
