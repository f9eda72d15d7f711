package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.postgresql.Lexer.Kind;
import dev.aludel.dialect.postgresql.Lexer.Token;
import dev.aludel.schema.Column;
import dev.aludel.schema.Expression;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Type;
import java.util.List;
import java.util.Optional;

/**
 * A {@code serial} column: not an identity to PostgreSQL, but a default that calls {@code nextval}
 * on a sequence which the column owns (section 8.1.4).
 *
 * <p>The column shows that default, and its sequence is no object of its own. When such a column is
 * created, its sequence is created before it and given to it. The sequence is called {@code
 * <table>_<column>_seq}; one by another name, or with options of its own, stands in the table's
 * option {@code postgresql.owned_sequence.<column>} as its name and its clauses.
 */
final class Serial {

  static final String OPTION = "postgresql.owned_sequence.";

  private Serial() {}

  /** The sequence whose next value is the column's default, as the default spells it. */
  static Optional<QualifiedName> sequenceOf(Column column) {
    return column.defaultValue().flatMap(Serial::sql).flatMap(Serial::sequenceIn);
  }

  /** The column with its sequence told by that schema, or without one. */
  static Column inSchema(Column column, Optional<String> schema) {
    String sql = column.defaultValue().flatMap(Serial::sql).orElseThrow();
    Token literal = Lexer.significant(sql).get(2);
    String told = Quoting.literal(inSchema(unquoted(literal), schema));
    String after = sql.substring(literal.start() + literal.text().length());
    return column.withDefault(
        Optional.of(new Expression.Sql(sql.substring(0, literal.start()) + told + after)));
  }

  /** The text with the name that it begins with told by that schema, or without one. */
  static String inSchema(String text, Optional<String> schema) {
    List<Token> tokens = Lexer.significant(text);
    boolean isTold = tokens.size() >= 3 && tokens.get(1).is(".");
    String bare = isTold ? text.substring(tokens.get(2).start()) : text;
    return schema.map(name -> Quoting.name(name) + "." + bare).orElse(bare);
  }

  private static Optional<String> sql(Expression value) {
    if (value instanceof Expression.PerDialect each) {
      return each.on("postgresql");
    }
    return value instanceof Expression.Sql sql ? Optional.of(sql.text()) : Optional.empty();
  }

  private static Optional<QualifiedName> sequenceIn(String sql) {
    List<Token> tokens = Lexer.significant(sql);
    boolean next =
        tokens.size() >= 4
            && tokens.get(0).is("nextval")
            && tokens.get(1).is("(")
            && tokens.get(2).kind() == Kind.STRING
            && tokens.get(2).text().startsWith("'");
    if (!next) {
      return Optional.empty();
    }
    return nameIn(unquoted(tokens.get(2)));
  }

  private static String unquoted(Token literal) {
    String text = literal.text();
    return text.substring(1, text.length() - 1).replace("''", "'");
  }

  /** A name as {@code regclass} writes it. */
  static Optional<QualifiedName> nameIn(String text) {
    List<Token> parts = Lexer.significant(text);
    if (parts.size() == 1) {
      return Optional.of(QualifiedName.of(parts.get(0).name()));
    }
    return parts.size() == 3 && parts.get(1).is(".")
        ? Optional.of(QualifiedName.of(parts.get(0).name(), parts.get(2).name()))
        : Optional.empty();
  }

  /** The type of the sequence of a column of that type. */
  static Type.Scalar typeFor(Type column) {
    return column instanceof Type.Scalar scalar && TypeTable.isInteger(scalar)
        ? scalar
        : Type.Scalar.BIG_INTEGER;
  }
}
