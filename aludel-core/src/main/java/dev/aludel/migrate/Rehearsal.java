package dev.aludel.migrate;

import dev.aludel.operation.ConnectionWork;
import dev.aludel.schema.Schema;
import java.sql.SQLException;

/** A place to try things of which nothing stays. */
@FunctionalInterface
public interface Rehearsal {

  /** The schema that the work makes where nothing is yet. */
  Schema of(ConnectionWork work) throws SQLException;
}
