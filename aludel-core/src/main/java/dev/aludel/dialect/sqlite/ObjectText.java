package dev.aludel.dialect.sqlite;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Views and triggers: the only objects that SQLite holds as SQL. It keeps their text as it was
 * written, from the name on (its lang_createview.html and lang_createtrigger.html).
 *
 * <p>Of a view it holds what says nothing in PostgreSQL's spelling of casts, {@code ::}; of
 * triggers those with a body of statements.
 */
final class ObjectText {

  static final Set<ObjectKind> KINDS = Set.of(ObjectKind.VIEW, ObjectKind.TRIGGER);

  /** The names of a view's columns, where it gives them itself. */
  static final String COLUMNS = Options.PREFIX + "columns";

  private ObjectText() {}

  /** The statement that creates it; none if SQLite cannot hold it. */
  static Optional<String> create(DefinedObject object) {
    Optional<String> text = definition(object);
    if (object.kind() == ObjectKind.TRIGGER) {
      return text.filter(ObjectText::hasBody).map(sql -> trigger(object.name(), sql));
    }
    if (object.kind() != ObjectKind.VIEW) {
      return Optional.empty();
    }
    String columns =
        Optional.ofNullable(object.options().get(COLUMNS))
            .map(names -> "(" + names + ")")
            .orElse("");
    return text.filter(ObjectText::isPortable)
        .map(sql -> "CREATE VIEW " + Names.quote(object.name()) + columns + " AS " + sql);
  }

  private static Optional<String> definition(DefinedObject object) {
    return object
        .definition()
        .flatMap(ObjectText::own)
        .map(ObjectText::trimmed)
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> own(Expression definition) {
    return definition instanceof Expression.PerDialect each
        ? each.on(SqliteDialect.NAME)
        : definition instanceof Expression.Sql sql ? Optional.of(sql.text()) : Optional.empty();
  }

  private static String trimmed(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
  }

  private static boolean hasBody(String sql) {
    return Tokenizer.tokens(sql).stream().anyMatch(token -> token.is("BEGIN"));
  }

  private static boolean isPortable(String sql) {
    List<Token> tokens = Tokenizer.tokens(sql);
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i).is(":") && tokens.get(i - 1).is(":")) {
        return false;
      }
    }
    return tokens.stream().noneMatch(token -> token.text().startsWith("::"));
  }

  private static String trigger(QualifiedName name, String sql) {
    return "CREATE TRIGGER " + Names.quote(name) + " " + sql.substring(endOfName(sql)).strip();
  }

  /** Where the name behind CREATE ends. */
  private static int endOfName(String sql) {
    List<Token> tokens = Tokenizer.tokens(sql);
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).is("VIEW") && !tokens.get(at).is("TRIGGER")) {
      at++;
    }
    at++;
    if (at < tokens.size() && tokens.get(at).is("IF")) {
      at += 3;
    }
    if (at + 1 < tokens.size() && tokens.get(at + 1).is(".")) {
      at += 2;
    }
    if (at >= tokens.size()) {
      throw new UnreadableSql("it ends before the name");
    }
    return tokens.get(at).end();
  }

  static String drop(ObjectKey key) {
    return "DROP " + key.kind() + " " + Names.quote(key.name());
  }

  /** A view or a trigger of the catalog. */
  static DefinedObject read(Optional<String> schema, String name, String table, String sql) {
    int end = endOfName(sql);
    boolean view = Tokenizer.tokens(sql.substring(0, end)).stream().anyMatch(t -> t.is("VIEW"));
    if (!view) {
      ObjectKey key = ObjectKey.on(ObjectKind.TRIGGER, new QualifiedName(schema, table), name);
      String text = trigger(QualifiedName.of(name), sql);
      return DefinedObject.of(key, new Expression.Sql(text));
    }
    String rest = sql.substring(end);
    List<Token> tokens = Tokenizer.tokens(rest);
    int as = 0;
    while (!tokens.get(as).is("AS")) {
      as++;
    }
    DefinedObject object =
        DefinedObject.of(
            ObjectKey.of(ObjectKind.VIEW, new QualifiedName(schema, name)),
            new Expression.Sql(trimmed(rest.substring(tokens.get(as).end()))));
    String columns = rest.substring(0, tokens.get(as).start()).strip();
    return columns.isEmpty()
        ? object
        : object.option(COLUMNS, columns.substring(1, columns.length() - 1).strip());
  }

  /** The object as the catalog will show it; nothing if SQLite cannot hold it. */
  static Optional<DefinedObject> held(DefinedObject object) {
    return create(object)
        .map(
            sql ->
                read(
                    object.name().schema(),
                    object.name().name(),
                    object.table().map(QualifiedName::name).orElse(""),
                    sql));
  }
}
