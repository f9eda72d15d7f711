package dev.aludel.schema;

import java.util.Locale;

/** The kinds of schema objects, in an order in which most can be created. */
public enum ObjectKind {
  SCHEMA,
  EXTENSION,
  COLLATION,
  ENUM,
  COMPOSITE_TYPE,
  RANGE_TYPE,
  DOMAIN,
  SEQUENCE,
  FUNCTION,
  PROCEDURE,
  AGGREGATE,
  TABLE,
  VIEW,
  MATERIALIZED_VIEW,
  STATISTICS,
  RULE,
  TRIGGER,
  POLICY,
  EVENT_TRIGGER,
  PUBLICATION,
  PRIVILEGES,
  DEFAULT_PRIVILEGES,

  /** What a comment says of the schema that the connection works in, and that has no name here. */
  SCHEMA_COMMENT;

  /** Whether such an object is a {@link DefinedObject}. */
  public boolean isDefined() {
    return this != ENUM && this != SEQUENCE && this != TABLE;
  }

  /** Whether such an object has no name of its own but one inside of its table or view. */
  public boolean isOfTable() {
    return this == RULE || this == TRIGGER || this == POLICY;
  }

  /** Whether several of one name are told apart by their arguments. */
  public boolean isRoutine() {
    return this == FUNCTION || this == PROCEDURE || this == AGGREGATE;
  }

  /** Whether it says who may do what, and is no object of its own. */
  public boolean isAccess() {
    return this == PRIVILEGES || this == DEFAULT_PRIVILEGES;
  }

  /** Whether it says something of another object, and is none of its own. */
  public boolean isOfAnother() {
    return isAccess() || this == SCHEMA_COMMENT;
  }

  /** Whether such an object lies in no schema, but in the database as a whole. */
  public boolean isOfDatabase() {
    return this == SCHEMA || this == EXTENSION || this == EVENT_TRIGGER || this == PUBLICATION;
  }

  /** Whether its name is one with those of tables and indexes. */
  public boolean isRelation() {
    return this == SEQUENCE || hasRows();
  }

  /** As it stands in a sentence: {@code materialized view}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * Whether it brings the type of its rows, which columns can have (CREATE TYPE, composite types).
   */
  public boolean hasRows() {
    return this == COMPOSITE_TYPE || this == TABLE || this == VIEW || this == MATERIALIZED_VIEW;
  }
}
