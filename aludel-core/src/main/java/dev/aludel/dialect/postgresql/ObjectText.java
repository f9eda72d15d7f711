package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes CREATE and DROP of the objects that are held as SQL, by PostgreSQL's manual, part VI. */
final class ObjectText {

  private ObjectText() {}

  /** The definition in this dialect, if it has one. */
  static Optional<String> definition(DefinedObject object) {
    return object
        .definition()
        .flatMap(ExpressionWriter::own)
        .map(ExpressionWriter::write)
        .map(ObjectText::bare);
  }

  private static String bare(String text) {
    String bare = text.strip();
    while (bare.endsWith(";")) {
      bare = bare.substring(0, bare.length() - 1).stripTrailing();
    }
    return bare;
  }

  /**
   * Whether PostgreSQL can hold the object: a trigger with a body of statements is one of SQLite's,
   * and a definition for other dialects only is none here.
   */
  static boolean isHeld(DefinedObject object) {
    Optional<String> text = definition(object);
    if (object.kind() == ObjectKind.TRIGGER) {
      return text.filter(
              sql -> Lexer.significant(sql).stream().anyMatch(token -> token.is("execute")))
          .isPresent();
    }
    return text.isPresent() || object.definition().isEmpty();
  }

  /** The statements that create it, with all that belongs to it. */
  static List<String> create(DefinedObject object) {
    return create(object, false);
  }

  static List<String> create(DefinedObject object, boolean orReplace) {
    List<String> statements = new ArrayList<>();
    if (!object.kind().isOfAnother()) {
      statements.add(statement(object, orReplace ? "CREATE OR REPLACE " : "CREATE "));
    }
    statements.addAll(ObjectOptions.set(object));
    if (object.comment().isPresent()) {
      statements.add(comment(object.key(), object.comment()));
    }
    return statements;
  }

  private static String statement(DefinedObject object, String create) {
    String text = definition(object).orElse("");
    String name = Quoting.name(object.name());
    return switch (object.kind()) {
      case SCHEMA -> "CREATE SCHEMA IF NOT EXISTS " + name;
      case EXTENSION ->
          "CREATE EXTENSION IF NOT EXISTS " + name + (text.isEmpty() ? "" : " " + text);
      case COLLATION -> "CREATE COLLATION " + name + " " + text;
      case COMPOSITE_TYPE -> "CREATE TYPE " + name + " AS " + text;
      case RANGE_TYPE -> "CREATE TYPE " + name + " AS RANGE " + text;
      case DOMAIN -> "CREATE DOMAIN " + name + " AS " + text + ObjectOptions.domainClauses(object);
      case FUNCTION, PROCEDURE, AGGREGATE -> create + object.kind() + " " + name + text;
      case VIEW -> create + "VIEW " + name + ObjectOptions.viewClauses(object) + " AS\n" + text;
      case MATERIALIZED_VIEW ->
          "CREATE MATERIALIZED VIEW " + name + ObjectOptions.viewClauses(object) + " AS\n" + text;
      case STATISTICS -> "CREATE STATISTICS " + name + " " + text;
      case RULE, TRIGGER -> create + withoutCreate(text);
      case POLICY ->
          "CREATE POLICY %s ON %s %s"
              .formatted(
                  Quoting.name(object.name().name()), Quoting.name(object.key().table()), text)
              .stripTrailing();
      case EVENT_TRIGGER -> "CREATE EVENT TRIGGER " + name + " " + text;
      case PUBLICATION ->
          ("CREATE PUBLICATION " + name + " " + text).stripTrailing()
              + ObjectOptions.publicationClauses(object);
      case ENUM, SEQUENCE, TABLE, PRIVILEGES, DEFAULT_PRIVILEGES, SCHEMA_COMMENT ->
          throw new IllegalArgumentException("Not held as SQL: " + object.key());
    };
  }

  /** The statement without its first words, CREATE or CREATE OR REPLACE. */
  private static String withoutCreate(String statement) {
    List<Lexer.Token> tokens = Lexer.significant(statement);
    int first = 0;
    if (tokens.get(0).is("create")) {
      first = tokens.size() > 2 && tokens.get(1).is("or") && tokens.get(2).is("replace") ? 3 : 1;
    }
    return statement.substring(tokens.get(first).start());
  }

  /** Whether the statement may say OR REPLACE: a constraint trigger may not (CREATE TRIGGER). */
  static boolean mayReplace(DefinedObject object) {
    return switch (object.kind()) {
      case FUNCTION, PROCEDURE, AGGREGATE, VIEW, RULE -> true;
      case TRIGGER ->
          !withoutCreate(definition(object).orElse("trigger"))
              .toLowerCase(java.util.Locale.ROOT)
              .startsWith("constraint");
      default -> false;
    };
  }

  /**
   * Whether it is a trigger that is executed for each row: all partitions have it then, and keep it
   * where OR REPLACE makes one for each statement of it (CREATE TRIGGER).
   */
  static boolean isForEachRow(DefinedObject object) {
    if (object.kind() != ObjectKind.TRIGGER) {
      return false;
    }
    StatementWords words = new StatementWords(definition(object).orElse(""));
    return words.skipTo("for") && (words.accept("each", "row") || words.accept("row"));
  }

  static String drop(ObjectKey key) {
    return key.kind() == ObjectKind.SCHEMA_COMMENT
        ? comment(key, Optional.empty())
        : "DROP " + target(key);
  }

  static String comment(ObjectKey key, Optional<String> text) {
    if (key.kind() == ObjectKind.SCHEMA_COMMENT) {
      return ofCurrentSchema(text);
    }
    return "COMMENT ON %s IS %s".formatted(target(key), text.map(Quoting::string).orElse("NULL"));
  }

  /** COMMENT has no word for the schema in which names without one are. */
  private static String ofCurrentSchema(Optional<String> text) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            "BEGIN EXECUTE format('COMMENT ON SCHEMA %%I IS %%L', current_schema(), %s); END"
                .formatted(text.map(Quoting::string).orElse("NULL")));
  }

  /** The object as DROP, COMMENT ON and ALTER name it. */
  static String target(ObjectKey key) {
    String name = Quoting.name(key.name());
    return switch (key.kind()) {
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE -> "TYPE " + name;
      case FUNCTION -> "FUNCTION " + name + "(" + key.qualifier() + ")";
      // With IN the types are those of the input only, and mean no other procedure with as many.
      case PROCEDURE ->
          "PROCEDURE %s(%s%s)"
              .formatted(name, key.qualifier().isEmpty() ? "" : "IN ", key.qualifier());
      case AGGREGATE ->
          "AGGREGATE " + name + "(" + (key.qualifier().isEmpty() ? "*" : key.qualifier()) + ")";
      case RULE, TRIGGER, POLICY ->
          "%s %s ON %s"
              .formatted(key.kind(), Quoting.name(key.name().name()), Quoting.name(key.table()));
      default -> key.kind().name().replace('_', ' ') + " " + name;
    };
  }

  /** The object with its definition in this dialect, as SQL for all. */
  static DefinedObject own(DefinedObject object) {
    return object.withDefinition(definition(object).map(Expression.Sql::new));
  }
}
