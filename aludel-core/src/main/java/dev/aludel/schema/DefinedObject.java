package dev.aludel.schema;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object that is held as the SQL that defines it: a view, a function, a trigger, a domain…
 *
 * <p>The definition is what stands in CREATE behind the name: a view's SELECT, a function's
 * arguments, result and body, a domain's type with its checks. Of a trigger and a rule it is the
 * whole statement. A schema has none, and an extension needs none.
 *
 * @param qualifier as in {@link ObjectKey}
 * @param definition SQL, for every dialect or for each; a dialect for which there is none does not
 *     hold the object
 * @param comment what it is for, in words
 * @param options what only one dialect knows and can change apart, by {@code dialect.option}
 * @param facts what a database tells of it, which never makes a difference
 */
public record DefinedObject(
    ObjectKind kind,
    QualifiedName name,
    String qualifier,
    Optional<Expression> definition,
    Optional<String> comment,
    SortedMap<String, String> options,
    ObjectFacts facts)
    implements SchemaObject {

  public DefinedObject {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    if (!kind.isDefined()) {
      throw new SchemaException("No %s is made of SQL alone.".formatted(kind.word()));
    }
  }

  /** The object of that definition, with nothing else. */
  public static DefinedObject of(ObjectKey key, Expression definition) {
    return of(key, Optional.of(definition));
  }

  /** The object of that definition, or of none. */
  public static DefinedObject of(ObjectKey key, Optional<Expression> definition) {
    return new DefinedObject(
        key.kind(),
        key.name(),
        key.qualifier(),
        definition,
        Optional.empty(),
        Collections.emptySortedMap(),
        ObjectFacts.NONE);
  }

  @Override
  public ObjectKey key() {
    return new ObjectKey(kind, name, qualifier);
  }

  /** The table or view that it belongs to, if it is a trigger, a policy or a rule. */
  public Optional<QualifiedName> table() {
    return kind.isOfTable() ? Optional.of(key().table()) : Optional.empty();
  }

  @Override
  public DefinedObject named(QualifiedName newName) {
    return new DefinedObject(kind, newName, qualifier, definition, comment, options, facts);
  }

  /** The same object of another table or view. */
  public DefinedObject onTable(QualifiedName table) {
    return new DefinedObject(
        kind, table.sibling(name.name()), table.name(), definition, comment, options, facts);
  }

  public DefinedObject withDefinition(Optional<Expression> newDefinition) {
    return new DefinedObject(kind, name, qualifier, newDefinition, comment, options, facts);
  }

  public DefinedObject withComment(Optional<String> text) {
    return new DefinedObject(kind, name, qualifier, definition, text, options, facts);
  }

  /** What it is for, in words. */
  public DefinedObject comment(String text) {
    return withComment(Optional.of(text));
  }

  public DefinedObject withOptions(SortedMap<String, String> newOptions) {
    return new DefinedObject(kind, name, qualifier, definition, comment, newOptions, facts);
  }

  /** With what only one dialect knows, by {@code dialect.option}. */
  public DefinedObject option(String option, String value) {
    SortedMap<String, String> all = new TreeMap<>(options);
    all.put(option, value);
    return withOptions(all);
  }

  public DefinedObject withFacts(ObjectFacts newFacts) {
    return new DefinedObject(kind, name, qualifier, definition, comment, options, newFacts);
  }

  /**
   * Privileges with more granted to a role, or to PUBLIC: {@code SELECT, UPDATE (name)}, each with
   * a star behind it where the role may pass it on.
   */
  public DefinedObject grant(String role, String privileges) {
    return option("postgresql.grant." + role, privileges);
  }

  /** Privileges with the role that owns the object. */
  public DefinedObject owner(String role) {
    return option("postgresql.owner", role);
  }

  /** Privileges of which the owner has taken some from itself: {@code DELETE, TRUNCATE}. */
  public DefinedObject withheldFromOwner(String privileges) {
    return option("postgresql.withheld_from_owner", privileges);
  }

  /** The same object as it must be created to be as it was, with what no comparison looks at. */
  public DefinedObject whole() {
    if (facts.kept().isEmpty()) {
      return this;
    }
    SortedMap<String, String> all = new TreeMap<>(facts.kept());
    all.putAll(options);
    return withOptions(all);
  }
}
