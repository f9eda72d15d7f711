package dev.aludel.operation;

import dev.aludel.schema.Schema;
import java.util.List;

/**
 * Runs code against the live connection, inside the revision's transaction.
 *
 * @param description what it does, for messages and for SQL-only output, which cannot hold it
 */
public record RunJava(String description, ConnectionWork work) implements Operation {

  @Override
  public Schema apply(Schema before) {
    return before;
  }

  @Override
  public List<Operation> inverse() {
    throw IrreversibleException.raw(this);
  }

  @Override
  public String describe() {
    return "run " + description;
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.on(this);
  }
}
