package dev.aludel.schema;

import java.util.Optional;

/**
 * The words for objects that are held as SQL, for {@code op.create(…)} and {@code op.replace(…)}.
 * For a dialect each: {@code view("v", sql(Map.of("postgresql", "…", "sqlite", "…")))}.
 */
public final class DefinedObjects {

  private DefinedObjects() {}

  private static ObjectKey named(ObjectKind kind, String name) {
    return ObjectKey.of(kind, QualifiedName.parse(name));
  }

  private static ObjectKey on(ObjectKind kind, String name, String table) {
    return ObjectKey.on(kind, QualifiedName.parse(table), name);
  }

  public static DefinedObject schema(String name) {
    return DefinedObject.of(named(ObjectKind.SCHEMA, name), Optional.empty());
  }

  public static DefinedObject extension(String name) {
    return DefinedObject.of(named(ObjectKind.EXTENSION, name), Optional.empty());
  }

  /** An extension in a schema of its own choice: {@code SCHEMA extensions}. */
  public static DefinedObject extension(String name, String definition) {
    return DefinedObject.of(named(ObjectKind.EXTENSION, name), new Expression.Sql(definition));
  }

  public static DefinedObject collation(String name, String definition) {
    return collation(name, new Expression.Sql(definition));
  }

  public static DefinedObject collation(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.COLLATION, name), definition);
  }

  public static DefinedObject compositeType(String name, String definition) {
    return compositeType(name, new Expression.Sql(definition));
  }

  public static DefinedObject compositeType(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.COMPOSITE_TYPE, name), definition);
  }

  public static DefinedObject rangeType(String name, String definition) {
    return rangeType(name, new Expression.Sql(definition));
  }

  public static DefinedObject rangeType(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.RANGE_TYPE, name), definition);
  }

  public static DefinedObject domain(String name, String definition) {
    return domain(name, new Expression.Sql(definition));
  }

  public static DefinedObject domain(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.DOMAIN, name), definition);
  }

  public static DefinedObject function(String signature, String definition) {
    return function(signature, new Expression.Sql(definition));
  }

  public static DefinedObject function(String signature, Expression definition) {
    return DefinedObject.of(ObjectKey.routine(ObjectKind.FUNCTION, signature), definition);
  }

  public static DefinedObject procedure(String signature, String definition) {
    return procedure(signature, new Expression.Sql(definition));
  }

  public static DefinedObject procedure(String signature, Expression definition) {
    return DefinedObject.of(ObjectKey.routine(ObjectKind.PROCEDURE, signature), definition);
  }

  public static DefinedObject aggregate(String signature, String definition) {
    return aggregate(signature, new Expression.Sql(definition));
  }

  public static DefinedObject aggregate(String signature, Expression definition) {
    return DefinedObject.of(ObjectKey.routine(ObjectKind.AGGREGATE, signature), definition);
  }

  public static DefinedObject view(String name, String definition) {
    return view(name, new Expression.Sql(definition));
  }

  public static DefinedObject view(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.VIEW, name), definition);
  }

  public static DefinedObject materializedView(String name, String definition) {
    return materializedView(name, new Expression.Sql(definition));
  }

  public static DefinedObject materializedView(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.MATERIALIZED_VIEW, name), definition);
  }

  public static DefinedObject statistics(String name, String definition) {
    return statistics(name, new Expression.Sql(definition));
  }

  public static DefinedObject statistics(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.STATISTICS, name), definition);
  }

  public static DefinedObject rule(String name, String table, String definition) {
    return rule(name, table, new Expression.Sql(definition));
  }

  public static DefinedObject rule(String name, String table, Expression definition) {
    return DefinedObject.of(on(ObjectKind.RULE, name, table), definition);
  }

  public static DefinedObject trigger(String name, String table, String definition) {
    return trigger(name, table, new Expression.Sql(definition));
  }

  public static DefinedObject trigger(String name, String table, Expression definition) {
    return DefinedObject.of(on(ObjectKind.TRIGGER, name, table), definition);
  }

  /** A policy for every command that lets nobody see a row. */
  public static DefinedObject policy(String name, String table) {
    return DefinedObject.of(on(ObjectKind.POLICY, name, table), Optional.empty());
  }

  public static DefinedObject policy(String name, String table, String definition) {
    return policy(name, table, new Expression.Sql(definition));
  }

  public static DefinedObject policy(String name, String table, Expression definition) {
    return DefinedObject.of(on(ObjectKind.POLICY, name, table), definition);
  }

  public static DefinedObject eventTrigger(String name, String definition) {
    return eventTrigger(name, new Expression.Sql(definition));
  }

  public static DefinedObject eventTrigger(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.EVENT_TRIGGER, name), definition);
  }

  /** A publication of nothing, as yet. */
  public static DefinedObject publication(String name) {
    return DefinedObject.of(named(ObjectKind.PUBLICATION, name), Optional.empty());
  }

  public static DefinedObject publication(String name, String definition) {
    return publication(name, new Expression.Sql(definition));
  }

  /**
   * The owner of an object and what is granted on it: {@code privileges("table clients")
   * .grant("app", "SELECT, INSERT")}.
   */
  public static DefinedObject privileges(String object) {
    return DefinedObject.of(ObjectKey.privilegesOn(ObjectKey.parse(object)), Optional.empty());
  }

  /**
   * What is granted on objects that a role will create: {@code defaultPrivileges("app", "tables")},
   * {@code defaultPrivileges("app", "tables in schema billing")}.
   */
  public static DefinedObject defaultPrivileges(String role, String objects) {
    return DefinedObject.of(
        new ObjectKey(ObjectKind.DEFAULT_PRIVILEGES, QualifiedName.of(role), objects),
        Optional.empty());
  }

  /** The comment of the schema that the connection works in, whatever its name. */
  public static DefinedObject schemaComment(String text) {
    return DefinedObject.of(ObjectKey.schemaComment(), Optional.empty()).comment(text);
  }

  public static DefinedObject publication(String name, Expression definition) {
    return DefinedObject.of(named(ObjectKind.PUBLICATION, name), definition);
  }
}
