package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.Compilation;
import dev.aludel.dialect.Statement;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.Operation;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Creates routines without a look at what their bodies say (check_function_bodies, section 19.11.1
 * of PostgreSQL's manual): a body that is a string may name what is not there any more, or a
 * routine that comes later, and a database that holds such a routine could not be made again. The
 * server has looked at it when somebody wrote it in SQL.
 *
 * <p>It is a setting of the session, so that it holds outside a transaction too, and what a
 * revision says in words of its own is looked at as ever.
 */
final class UncheckedBodies implements Compilation {

  private static final Statement OFF = Statement.of("SET check_function_bodies TO off");
  private static final Statement AS_EVER = Statement.of("RESET check_function_bodies");

  private final List<Operation> operations;
  private final BiFunction<Operation, Supplier<Schema>, List<Statement>> compiler;
  private int next;
  private boolean off;

  /** Says it once for routines that are created one after another. */
  UncheckedBodies(
      List<Operation> operations,
      BiFunction<Operation, Supplier<Schema>, List<Statement>> compiler) {
    this.operations = operations;
    this.compiler = compiler;
  }

  @Override
  public List<Statement> next(Operation operation, Supplier<Schema> before) {
    next++;
    List<Statement> statements = new ArrayList<>(compiler.apply(operation, before));
    if (off) {
      statements.remove(0);
    }
    off = next < operations.size() && isUnchecked(operation) && isUnchecked(operations.get(next));
    if (off) {
      statements.remove(statements.size() - 1);
    }
    return statements;
  }

  private static boolean isUnchecked(Operation operation) {
    return operation instanceof CreateObject create && isUnchecked(create.object());
  }

  /** Whether a statement is one of those around the creation. */
  static boolean isSetting(String sql) {
    return sql.equals(OFF.sql()) || sql.equals(AS_EVER.sql());
  }

  /** The statements that create a routine, and others, with that around them. */
  static List<Statement> around(DefinedObject object, List<Statement> creation) {
    if (!isUnchecked(object)) {
      return creation;
    }
    List<Statement> statements = new ArrayList<>();
    statements.add(OFF);
    statements.addAll(creation);
    statements.add(AS_EVER);
    return statements;
  }

  /** A body that is parsed when the routine is created needs what it names, as a view does. */
  private static boolean isUnchecked(DefinedObject object) {
    return object.kind().isRoutine()
        && ObjectText.definition(object).filter(UncheckedBodies::hasString).isPresent();
  }

  private static boolean hasString(String definition) {
    List<Lexer.Token> tokens = Lexer.significant(definition);
    for (int at = 1; at < tokens.size(); at++) {
      Lexer.Kind kind = tokens.get(at).kind();
      if (tokens.get(at - 1).is("as")
          && (kind == Lexer.Kind.STRING || kind == Lexer.Kind.DOLLAR_STRING)) {
        return true;
      }
    }
    return false;
  }
}
