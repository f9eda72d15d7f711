package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.error.AludelException;
import dev.aludel.operation.IrreversibleException;
import dev.aludel.operation.Located;
import dev.aludel.operation.Operations;
import dev.aludel.revision.Direction;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;

/**
 * Runs one of a migration's two methods, and says where in the script it failed if it does.
 *
 * @param source how messages name the script
 */
record MigrationCall(String source, String revision, Class<?> type) {

  List<Located> collect(Direction direction, Dialect dialect) {
    Migration migration = instance();
    Operations operations = new Operations(dialect.name(), type.getName());
    try {
      if (direction == Direction.UPGRADE) {
        migration.upgrade(operations);
      } else {
        migration.downgrade(operations);
      }
    } catch (IrreversibleScriptException | IrreversibleException e) {
      if (direction == Direction.UPGRADE) {
        throw failed(direction, e);
      }
      IrreversibleScriptException failure =
          new IrreversibleScriptException(
              "Revision %s (%s) cannot be downgraded: %s"
                  .formatted(revision, source, e.getMessage()));
      failure.initCause(e);
      throw failure;
    } catch (RuntimeException e) {
      throw failed(direction, e);
    }
    return operations.collected().stream()
        .map(each -> new Located(dialect.held(each.operation()), each.line()))
        .toList();
  }

  private ScriptException failed(Direction direction, Throwable failure) {
    String said =
        failure instanceof AludelException
            ? String.valueOf(failure.getMessage())
            : failure.toString();
    return new ScriptException(
        source,
        line(failure),
        "the %s of revision %s failed: %s".formatted(SqlSections.word(direction), revision, said),
        failure);
  }

  private int line(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().equals(type.getName()) && frame.getLineNumber() > 0) {
        return frame.getLineNumber();
      }
    }
    return 0;
  }

  private Migration instance() {
    if (!Migration.class.isAssignableFrom(type)) {
      throw new ScriptException(
          source,
          "class %s must extend %s to be a revision."
              .formatted(type.getName(), Migration.class.getName()));
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new ScriptException(
          source, "class %s is abstract, so it cannot be run.".formatted(type.getName()));
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Migration) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new ScriptException(
          source,
          0,
          "class %s needs a constructor without parameters.".formatted(type.getName()),
          e);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ScriptException(
          source, line(cause), "the constructor failed: %s".formatted(cause), cause);
    } catch (ReflectiveOperationException e) {
      throw new ScriptException(source, 0, "the class cannot be used: %s".formatted(e), e);
    }
  }
}
