package dev.aludel.schema;

import dev.aludel.error.AludelException;

/** A schema, or a change to one, that cannot be: a column twice, a table that is not there. */
public final class SchemaException extends AludelException {

  private static final long serialVersionUID = 1L;

  public SchemaException(String message) {
    super(message);
  }
}
