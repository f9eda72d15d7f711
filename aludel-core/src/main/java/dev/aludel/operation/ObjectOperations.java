package dev.aludel.operation;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.Optional;

/**
 * Changes of objects that are held as SQL, by their kinds.
 *
 * <p>Functions, procedures and aggregates are named with the types of their arguments: {@code
 * op.dropFunction("add(integer, integer)")}. Triggers, policies and rules are named with the table
 * that they belong to. The words {@code view}, {@code function}… of {@link
 * dev.aludel.schema.DefinedObjects} make objects that also have a comment, options, or a definition
 * for each dialect, for {@link #create} and {@link #replace}.
 */
public abstract sealed class ObjectOperations permits Operations {

  ObjectOperations() {}

  /** Adds any operation. */
  public abstract void invoke(Operation operation);

  /** Creates any object that is held as SQL. */
  public void create(DefinedObject object) {
    invoke(new CreateObject(object));
  }

  /**
   * Gives an object that is there another definition, comment or options. PostgreSQL refuses
   * another shape (a view's columns, a function's result) while something needs the object.
   */
  public void replace(DefinedObject object) {
    invoke(new ReplaceObject(object, Optional.empty()));
  }

  /** Drops any object that is held as SQL. */
  public void drop(ObjectKey object) {
    invoke(new DropObject(object, Optional.empty()));
  }

  /** Drops an object that is held as SQL, and knows how it was: the way back creates it again. */
  public void drop(DefinedObject object) {
    invoke(new DropObject(object.key(), Optional.of(object)));
  }

  /**
   * Replaces an object that is held as SQL, and knows how it was.
   *
   * @param replaced the object as it was, with the same key
   */
  public void replace(DefinedObject object, DefinedObject replaced) {
    invoke(new ReplaceObject(object, Optional.of(replaced)));
  }

  private static ObjectKey named(ObjectKind kind, String name) {
    return ObjectKey.of(kind, QualifiedName.parse(name));
  }

  private static ObjectKey on(ObjectKind kind, String name, String table) {
    return ObjectKey.on(kind, QualifiedName.parse(table), name);
  }

  private static DefinedObject defined(ObjectKey key, String definition) {
    return DefinedObject.of(key, new Expression.Sql(definition));
  }

  /** Creates a schema. */
  public void createSchema(String name) {
    create(DefinedObject.of(named(ObjectKind.SCHEMA, name), Optional.empty()));
  }

  public void dropSchema(String name) {
    drop(named(ObjectKind.SCHEMA, name));
  }

  /** Creates an extension. */
  public void createExtension(String name) {
    create(DefinedObject.of(named(ObjectKind.EXTENSION, name), Optional.empty()));
  }

  public void dropExtension(String name) {
    drop(named(ObjectKind.EXTENSION, name));
  }

  /**
   * Creates a collation of its definition: {@code (provider = icu, locale = 'de-u-co-phonebk')}.
   */
  public void createCollation(String name, String definition) {
    create(defined(named(ObjectKind.COLLATION, name), definition));
  }

  public void replaceCollation(String name, String definition) {
    replace(defined(named(ObjectKind.COLLATION, name), definition));
  }

  public void dropCollation(String name) {
    drop(named(ObjectKind.COLLATION, name));
  }

  /** Creates a composite type of its definition: {@code (street text, city text)}. */
  public void createCompositeType(String name, String definition) {
    create(defined(named(ObjectKind.COMPOSITE_TYPE, name), definition));
  }

  public void replaceCompositeType(String name, String definition) {
    replace(defined(named(ObjectKind.COMPOSITE_TYPE, name), definition));
  }

  public void dropCompositeType(String name) {
    drop(named(ObjectKind.COMPOSITE_TYPE, name));
  }

  /** Creates a range type of its definition: {@code (SUBTYPE = time)}. */
  public void createRangeType(String name, String definition) {
    create(defined(named(ObjectKind.RANGE_TYPE, name), definition));
  }

  public void replaceRangeType(String name, String definition) {
    replace(defined(named(ObjectKind.RANGE_TYPE, name), definition));
  }

  public void dropRangeType(String name) {
    drop(named(ObjectKind.RANGE_TYPE, name));
  }

  /** Creates a domain of its definition: {@code text CHECK (VALUE <> '')}. */
  public void createDomain(String name, String definition) {
    create(defined(named(ObjectKind.DOMAIN, name), definition));
  }

  public void replaceDomain(String name, String definition) {
    replace(defined(named(ObjectKind.DOMAIN, name), definition));
  }

  public void dropDomain(String name) {
    drop(named(ObjectKind.DOMAIN, name));
  }

  /**
   * Creates a function of its definition: {@code (a integer, b integer) RETURNS integer LANGUAGE
   * sql RETURN a + b}.
   */
  public void createFunction(String signature, String definition) {
    create(defined(ObjectKey.routine(ObjectKind.FUNCTION, signature), definition));
  }

  public void replaceFunction(String signature, String definition) {
    replace(defined(ObjectKey.routine(ObjectKind.FUNCTION, signature), definition));
  }

  public void dropFunction(String signature) {
    drop(ObjectKey.routine(ObjectKind.FUNCTION, signature));
  }

  /** Creates a procedure of its definition: {@code (id integer) LANGUAGE sql AS '…'}. */
  public void createProcedure(String signature, String definition) {
    create(defined(ObjectKey.routine(ObjectKind.PROCEDURE, signature), definition));
  }

  public void replaceProcedure(String signature, String definition) {
    replace(defined(ObjectKey.routine(ObjectKind.PROCEDURE, signature), definition));
  }

  public void dropProcedure(String signature) {
    drop(ObjectKey.routine(ObjectKind.PROCEDURE, signature));
  }

  /**
   * Creates an aggregate of its definition: {@code (integer) (SFUNC = int4pl, STYPE = integer)}.
   */
  public void createAggregate(String signature, String definition) {
    create(defined(ObjectKey.routine(ObjectKind.AGGREGATE, signature), definition));
  }

  public void replaceAggregate(String signature, String definition) {
    replace(defined(ObjectKey.routine(ObjectKind.AGGREGATE, signature), definition));
  }

  public void dropAggregate(String signature) {
    drop(ObjectKey.routine(ObjectKind.AGGREGATE, signature));
  }

  /** Creates a view of its definition: its SELECT. */
  public void createView(String name, String definition) {
    create(defined(named(ObjectKind.VIEW, name), definition));
  }

  public void replaceView(String name, String definition) {
    replace(defined(named(ObjectKind.VIEW, name), definition));
  }

  public void dropView(String name) {
    drop(named(ObjectKind.VIEW, name));
  }

  /** Creates a materialized view of its definition: its SELECT. */
  public void createMaterializedView(String name, String definition) {
    create(defined(named(ObjectKind.MATERIALIZED_VIEW, name), definition));
  }

  public void replaceMaterializedView(String name, String definition) {
    replace(defined(named(ObjectKind.MATERIALIZED_VIEW, name), definition));
  }

  public void dropMaterializedView(String name) {
    drop(named(ObjectKind.MATERIALIZED_VIEW, name));
  }

  /**
   * Creates a statistics object of its definition: {@code (dependencies) ON city, zip FROM
   * addresses}.
   */
  public void createStatistics(String name, String definition) {
    create(defined(named(ObjectKind.STATISTICS, name), definition));
  }

  public void replaceStatistics(String name, String definition) {
    replace(defined(named(ObjectKind.STATISTICS, name), definition));
  }

  public void dropStatistics(String name) {
    drop(named(ObjectKind.STATISTICS, name));
  }

  /** Creates a rule of its definition: the whole statement. */
  public void createRule(String name, String table, String definition) {
    create(defined(on(ObjectKind.RULE, name, table), definition));
  }

  public void replaceRule(String name, String table, String definition) {
    replace(defined(on(ObjectKind.RULE, name, table), definition));
  }

  public void dropRule(String name, String table) {
    drop(on(ObjectKind.RULE, name, table));
  }

  /** Creates a trigger of its definition: the whole statement. */
  public void createTrigger(String name, String table, String definition) {
    create(defined(on(ObjectKind.TRIGGER, name, table), definition));
  }

  public void replaceTrigger(String name, String table, String definition) {
    replace(defined(on(ObjectKind.TRIGGER, name, table), definition));
  }

  public void dropTrigger(String name, String table) {
    drop(on(ObjectKind.TRIGGER, name, table));
  }

  /** Creates a policy of its definition: {@code FOR SELECT USING (owner = current_user)}. */
  public void createPolicy(String name, String table, String definition) {
    create(defined(on(ObjectKind.POLICY, name, table), definition));
  }

  public void replacePolicy(String name, String table, String definition) {
    replace(defined(on(ObjectKind.POLICY, name, table), definition));
  }

  public void dropPolicy(String name, String table) {
    drop(on(ObjectKind.POLICY, name, table));
  }

  /**
   * Creates an event trigger of its definition: {@code ON ddl_command_end EXECUTE FUNCTION
   * audit()}.
   */
  public void createEventTrigger(String name, String definition) {
    create(defined(named(ObjectKind.EVENT_TRIGGER, name), definition));
  }

  public void replaceEventTrigger(String name, String definition) {
    replace(defined(named(ObjectKind.EVENT_TRIGGER, name), definition));
  }

  public void dropEventTrigger(String name) {
    drop(named(ObjectKind.EVENT_TRIGGER, name));
  }

  /** Creates a publication of its definition: {@code FOR TABLE clients, orders}. */
  public void createPublication(String name, String definition) {
    create(defined(named(ObjectKind.PUBLICATION, name), definition));
  }

  public void replacePublication(String name, String definition) {
    replace(defined(named(ObjectKind.PUBLICATION, name), definition));
  }

  public void dropPublication(String name) {
    drop(named(ObjectKind.PUBLICATION, name));
  }
}
