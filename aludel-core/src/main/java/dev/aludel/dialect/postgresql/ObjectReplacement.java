package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives an object another definition: with ALTER or CREATE OR REPLACE where PostgreSQL lets what
 * needs the object stand, else by dropping and creating it.
 */
final class ObjectReplacement {

  private ObjectReplacement() {}

  static List<String> statements(DefinedObject from, DefinedObject to, Schema before) {
    Optional<String> was = ObjectText.definition(from);
    Optional<String> is = ObjectText.definition(to);
    List<String> statements = new ArrayList<>();
    if (was.equals(is)) {
      statements.addAll(options(from, to));
      statements.addAll(ofPartitions(from, to, before, false));
    } else if (ObjectText.mayReplace(from)
        && ObjectText.mayReplace(to)
        && keepsShape(from, to)
        && ObjectText.isForEachRow(from) == ObjectText.isForEachRow(to)) {
      statements.add(
          isShapeKnown(from, to) ? ObjectText.create(to, true).get(0) : replaceOrCreate(from, to));
      SortedMap<String, String> left = new TreeMap<>(from.options());
      if (from.kind() == ObjectKind.TRIGGER) {
        // One that is put in the place of another is enabled; a rule stays as the other was.
        left.remove(ObjectOptions.ENABLED);
      }
      statements.addAll(options(from.withOptions(left), to));
      statements.addAll(ofPartitions(from, to, before, true));
    } else {
      Optional<List<String>> altered = altered(from, to);
      if (altered.isEmpty()) {
        statements.add(ObjectText.drop(from.key()));
        DefinedObject whole = to.withFacts(from.facts()).whole();
        statements.addAll(ObjectText.create(whole));
        statements.addAll(ofPartitions(whole.withOptions(new TreeMap<>()), whole, before, true));
        return statements;
      }
      statements.addAll(altered.get());
      statements.addAll(options(from.withOptions(ofAttributesThatStay(from, to)), to));
    }
    if (!from.comment().equals(to.comment())) {
      statements.add(ObjectText.comment(to.key(), to.comment()));
    }
    return statements;
  }

  private static boolean isShapeKnown(DefinedObject from, DefinedObject to) {
    boolean needless = from.kind() == ObjectKind.RULE || from.kind() == ObjectKind.TRIGGER;
    return needless || (!from.facts().shape().isEmpty() && !to.facts().shape().isEmpty());
  }

  /**
   * A person's words do not tell whether the columns of a view or the result of a function stay.
   * Where they do not, CREATE OR REPLACE is refused (42P16 and 42P13 of appendix A).
   */
  private static String replaceOrCreate(DefinedObject from, DefinedObject to) {
    return """
        DO LANGUAGE plpgsql %s"""
        .formatted(
            Quoting.string(
                """
                BEGIN
                  EXECUTE %s;
                EXCEPTION WHEN invalid_table_definition OR invalid_function_definition THEN
                  EXECUTE %s;
                  EXECUTE %s;
                END"""
                    .formatted(
                        Quoting.string(ObjectText.create(to, true).get(0)),
                        Quoting.string(ObjectText.drop(from.key())),
                        Quoting.string(ObjectText.create(to, false).get(0)))));
  }

  private static List<String> ofPartitions(
      DefinedObject from, DefinedObject to, Schema before, boolean afresh) {
    return from.kind() == ObjectKind.TRIGGER
        ? PartitionTriggers.changes(from.key(), from.options(), to.options(), before, afresh)
        : List.of();
  }

  private static List<String> options(DefinedObject from, DefinedObject to) {
    return ObjectOptions.changes(from.key(), from.options(), to.options());
  }

  /** Unknown shapes are left to the server to judge. */
  static boolean keepsShape(DefinedObject from, DefinedObject to) {
    List<String> was = from.facts().shape();
    List<String> is = to.facts().shape();
    if (was.isEmpty() || is.isEmpty()) {
      return true;
    }
    return from.kind() == ObjectKind.VIEW
        ? is.size() >= was.size() && is.subList(0, was.size()).equals(was)
        : is.equals(was);
  }

  private static Optional<List<String>> altered(DefinedObject from, DefinedObject to) {
    return switch (from.kind()) {
      case COMPOSITE_TYPE -> attributes(from, to);
      case EXTENSION -> Optional.of(extension(to));
      case PUBLICATION ->
          ObjectText.definition(from).filter(text -> text.contains("ALL TABLES")).isPresent()
              ? Optional.empty()
              : publication(to);
      default -> Optional.empty();
    };
  }

  /** ALTER TYPE can drop, retype and append attributes, but not move them. */
  private static Optional<List<String>> attributes(DefinedObject from, DefinedObject to) {
    List<String> was = attributes(from);
    List<String> is = attributes(to);
    if (was.isEmpty() || is.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = is.stream().map(ObjectReplacement::attribute).toList();
    List<String> kept =
        was.stream().map(ObjectReplacement::attribute).filter(names::contains).toList();
    if (kept.isEmpty() || !names.subList(0, kept.size()).equals(kept)) {
      return Optional.empty();
    }
    List<String> actions = new ArrayList<>();
    for (String attribute : was) {
      if (!names.contains(attribute(attribute))) {
        actions.add("DROP ATTRIBUTE " + attribute(attribute));
      }
    }
    for (String attribute : is) {
      String name = attribute(attribute);
      if (!kept.contains(name)) {
        actions.add("ADD ATTRIBUTE " + attribute);
      } else if (!was.contains(attribute)) {
        actions.add("ALTER ATTRIBUTE " + name + " TYPE" + attribute.substring(name.length()));
      }
    }
    return Optional.of(
        List.of("ALTER TYPE %s %s".formatted(Quoting.name(to.name()), String.join(", ", actions))));
  }

  /** An attribute takes its comment along. */
  private static SortedMap<String, String> ofAttributesThatStay(
      DefinedObject from, DefinedObject to) {
    SortedMap<String, String> staying = new TreeMap<>(from.options());
    if (from.kind() == ObjectKind.COMPOSITE_TYPE) {
      List<String> names =
          attributes(to).stream().map(text -> Lexer.significant(text).get(0).name()).toList();
      staying
          .keySet()
          .removeIf(
              option ->
                  option.startsWith(ObjectOptions.COLUMN_COMMENT)
                      && !names.contains(option.substring(ObjectOptions.COLUMN_COMMENT.length())));
    }
    return staying;
  }

  /** The declarations of the attributes: what the server has told, or the definition says. */
  private static List<String> attributes(DefinedObject type) {
    List<String> told = type.facts().shape();
    return told.isEmpty()
        ? ObjectText.definition(type).map(Lexer::elements).orElse(List.of())
        : told;
  }

  /** The name of an attribute as it begins its declaration, in quotes where it needs them. */
  private static String attribute(String declaration) {
    return Lexer.significant(declaration).get(0).text();
  }

  /**
   * Without a schema of its own it lies in that of the connection, whose name is not known here.
   */
  private static List<String> extension(DefinedObject to) {
    String alter = "ALTER EXTENSION %s SET ".formatted(Quoting.name(to.name()));
    return List.of(
        ObjectText.definition(to)
            .map(text -> alter + text)
            .orElseGet(
                () ->
                    "DO LANGUAGE plpgsql "
                        + Quoting.string(
                            "BEGIN EXECUTE format(%s, current_schema()); END"
                                .formatted(
                                    Quoting.string(alter.replace("%", "%%") + "SCHEMA %I")))));
  }

  private static Optional<List<String>> publication(DefinedObject to) {
    return ObjectText.definition(to)
        .filter(text -> text.startsWith("FOR ") && !text.contains("ALL TABLES"))
        .map(
            text ->
                List.of(
                    "ALTER PUBLICATION %s SET %s"
                        .formatted(Quoting.name(to.name()), text.substring("FOR ".length()))));
  }
}
