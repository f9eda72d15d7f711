package dev.aludel.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ForeseenSchema;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Operation;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.schema.ObjectFacts;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether foreseeing the schema makes a difference: each operation has the same statements by what
 * is foreseen as by what a server shows just before it. So it is with operations as a diff has
 * them, and as a script says them, which does not carry what they take away.
 */
final class ForesightTrial {

  private final Dialect dialect;
  private final ForeseenSchema whole;
  private final ForeseenSchema written;
  private Supplier<Schema> shown = () -> Schema.EMPTY;
  private int readings;

  ForesightTrial(Dialect dialect, List<Operation> operations) {
    this.dialect = dialect;
    this.whole = ForeseenSchema.of(dialect, operations, new Shown());
    this.written = ForeseenSchema.of(dialect, operations, new Shown());
  }

  /**
   * Compares the statements of the next operation.
   *
   * @param now what the database shows, asked for at most once
   * @return the same, for who else wants to see it
   */
  Supplier<Schema> next(Operation operation, Supplier<Schema> now) {
    shown = once(now);
    compare(operation, whole);
    compare(asWritten(operation), written);
    return shown;
  }

  private static Supplier<Schema> once(Supplier<Schema> reading) {
    List<Schema> read = new ArrayList<>();
    return () -> {
      if (read.isEmpty()) {
        read.add(reading.get());
      }
      return read.get(0);
    };
  }

  /** How often the schema had to be read, of two times that it could have been per operation. */
  int readings() {
    return readings;
  }

  private void compare(Operation operation, ForeseenSchema foreseen) {
    assertThat(compiled(operation, foreseen.before(operation)))
        .as("foreseen for %s", operation)
        .isEqualTo(compiled(operation, shown));
    foreseen.done(operation);
  }

  private List<String> compiled(Operation operation, Supplier<Schema> before) {
    return dialect.compile(operation, before).stream().map(Statement::sql).toList();
  }

  /** Reads what the trial was given, whatever the operations name. */
  private final class Shown implements ForeseenSchema.Reading {

    @Override
    public Schema before(Operation operation) {
      readings++;
      return shown.get();
    }

    @Override
    public boolean covers(Operation operation) {
      return true;
    }
  }

  private static Operation asWritten(Operation operation) {
    if (operation instanceof CreateTable create) {
      return new CreateTable(create.table().withInherited(Optional.empty()));
    } else if (operation instanceof DropTable drop) {
      return new DropTable(drop.table(), Optional.empty());
    } else if (operation instanceof DropColumn drop) {
      return new DropColumn(drop.table(), drop.column(), Optional.empty());
    } else if (operation instanceof AlterColumn alter) {
      return new AlterColumn(alter.table(), alter.column(), alter.changes(), Optional.empty());
    } else if (operation instanceof DropConstraint drop) {
      return new DropConstraint(drop.table(), drop.name(), Optional.empty());
    } else if (operation instanceof DropIndex drop) {
      return new DropIndex(drop.table(), drop.name(), Optional.empty());
    } else if (operation instanceof AlterTableOptions alter) {
      return new AlterTableOptions(alter.table(), alter.options(), Optional.empty());
    } else if (operation instanceof CreateObject create) {
      return new CreateObject(create.object().withFacts(ObjectFacts.NONE));
    } else if (operation instanceof DropObject drop) {
      return new DropObject(drop.key(), Optional.empty());
    } else if (operation instanceof ReplaceObject replace) {
      return new ReplaceObject(replace.object().withFacts(ObjectFacts.NONE), Optional.empty());
    } else if (operation instanceof DropEnum drop) {
      return new DropEnum(drop.name(), Optional.empty());
    } else if (operation instanceof AlterEnum alter) {
      return new AlterEnum(alter.name(), alter.values(), Optional.empty());
    } else if (operation instanceof DropSequence drop) {
      return new DropSequence(drop.name(), Optional.empty());
    } else if (operation instanceof AlterSequence alter) {
      return new AlterSequence(alter.sequence(), Optional.empty());
    }
    return operation;
  }
}
