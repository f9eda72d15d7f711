package dev.aludel.dialect;

import dev.aludel.operation.Operation;
import dev.aludel.operation.UnnamedConstraints;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema just before each of several operations that run one after another in one transaction,
 * in which nobody else changes it: read when it is first asked for, and then worked out from what
 * the operations say, as far as the dialect's {@link Foresight} reaches. Beyond that it is read
 * again, when it is next asked for.
 */
public final class ForeseenSchema {

  /** How a database is read. */
  public interface Reading {

    /** What is there now, as far as the operation may have to do with it. */
    Schema before(Operation operation);

    /** Whether the last reading went as far as the operation does. */
    boolean covers(Operation operation);
  }

  private final List<Operation> operations;
  private final Supplier<Foresight> foresights;
  private final Reading reading;
  private Foresight foresight;
  private UnnamedConstraints names;
  private @Nullable Schema schema;
  private boolean isLookedAt;

  private ForeseenSchema(
      List<Operation> operations,
      Supplier<Foresight> foresights,
      Reading reading,
      @Nullable Schema schema) {
    this.operations = operations;
    this.foresights = foresights;
    this.reading = reading;
    this.foresight = foresights.get();
    this.names = new UnnamedConstraints(operations);
    this.schema = schema;
  }

  /**
   * That of a database which nobody has looked at yet.
   *
   * @param operations all of them, in their order
   */
  public static ForeseenSchema of(Dialect dialect, List<Operation> operations, Reading reading) {
    return new ForeseenSchema(operations, dialect::foresight, reading, null);
  }

  /**
   * That of a database which is known.
   *
   * @param operations worked out from {@code known}, so that it need not be read again
   */
  public static ForeseenSchema from(Schema known, List<Operation> operations) {
    return new ForeseenSchema(operations, () -> Foresight.WHOLE, new Never(), known);
  }

  /** The schema just before an operation, which is the next to run. */
  public Supplier<Schema> before(Operation operation) {
    isLookedAt = false;
    return () -> now(operation);
  }

  private Schema now(Operation operation) {
    Schema now = schema;
    if (now == null || !(isLookedAt || isEnough(operation, now))) {
      now = reading.before(operation);
      foresight = foresights.get();
      names = new UnnamedConstraints(operations);
      schema = now;
    }
    isLookedAt = true;
    return now;
  }

  private boolean isEnough(Operation operation, Schema foreseen) {
    return foresight.isEnough(operation, foreseen) && reading.covers(operation);
  }

  /** Takes note that the statements of an operation have run. */
  public void done(Operation operation) {
    Schema before = schema;
    if (before != null) {
      schema = after(operation, before);
    }
  }

  private @Nullable Schema after(Operation operation, Schema before) {
    try {
      Schema after = names.resolved(operation, () -> before).apply(before);
      boolean isTold = foresight.tells(operation, before, after);
      return isTold && reading.covers(operation) ? after : null;
    } catch (SchemaException e) {
      if (foresight == Foresight.WHOLE) {
        throw e;
      }
      // It ran, on what no reading has shown: raw SQL may have made it.
      return null;
    }
  }

  private static final class Never implements Reading {

    @Override
    public Schema before(Operation operation) {
      throw new IllegalStateException("Nothing is read where all is known.");
    }

    @Override
    public boolean covers(Operation operation) {
      return true;
    }
  }
}
