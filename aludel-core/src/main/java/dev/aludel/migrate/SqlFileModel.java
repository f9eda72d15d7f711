package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.Statement;
import dev.aludel.dialect.TransactionControl;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model that is a file of SQL, in the dialect of the database that it is compared with. What it
 * means the database itself says: the file is run where nothing of it stays, but for what would
 * reach another server ({@link Dialect#elsewhere}).
 */
public record SqlFileModel(Path file) implements ModelSource {

  /** What only PostgreSQL 18 and newer say of a NOT NULL, with what it stands behind. */
  private static final Pattern STATE_OF_NOT_NULL =
      Pattern.compile(
          "[^(,;]*?\\bNOT\\s+NULL\\b[^(),;]*?\\b(?:NO\\s+INHERIT|NOT\\s+VALID)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int NOT_NULL_HAS_STATE = 18;

  /** Where in the statement, counted from 1, as the driver of PostgreSQL says it. */
  private static final Pattern POSITION = Pattern.compile("\\bPosition: (\\d{1,9})\\b");

  /** Too many locks, not in a transaction block, a new enum value that is not committed yet. */
  private static final Set<String> ONLY_OUTSIDE = Set.of("53200", "25001", "55P04");

  /** What is there already by that name, and could not be set aside. */
  private static final Set<String> IN_THE_WAY = Set.of("42710", "42P06", "42P07", "42723");

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Schema read(Dialect dialect, Rehearsal rehearsal) throws SQLException {
    List<ScriptStatement> statements = new ArrayList<>();
    for (ScriptStatement statement : statements(dialect)) {
      TransactionControl control = dialect.transactionControl(statement.sql());
      if (control == TransactionControl.ABANDONS) {
        throw new AludelException(
            "%s:%d: '%s' takes back what the file says before it, or puts it off, and a model says what is to be there. Remove it, and what it takes back."
                .formatted(file, statement.line(), firstLine(statement)));
      }
      if (control == TransactionControl.NONE && dialect.elsewhere(statement.sql()).isEmpty()) {
        statements.add(statement);
      }
    }
    return rehearsal.of(statements, scratch -> run(statements, scratch));
  }

  /** What the file speaks of and no schema holds, and what is therefore not made: subscriptions. */
  public List<Inspection.Unmanaged> unmanaged(Dialect dialect) {
    return statements(dialect).stream()
        .flatMap(statement -> dialect.elsewhere(statement.sql()).stream())
        .distinct()
        .toList();
  }

  private List<ScriptStatement> statements(Dialect dialect) {
    try {
      return dialect.split(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new AludelException(
          "There is no file %s. Create it, or correct its name, which may come from target in aludel.toml."
              .formatted(file),
          e);
    } catch (CharacterCodingException e) {
      throw new AludelException(
          "The file %s is not text in UTF-8. Save it as UTF-8, or convert it: iconv -f ISO-8859-1 -t UTF-8 %s"
              .formatted(file, file.getFileName()),
          e);
    } catch (IOException e) {
      throw new AludelException("The file %s cannot be read: %s".formatted(file, e), e);
    } catch (SplitException e) {
      throw new AludelException("%s:%d: %s".formatted(file, e.line(), e.getMessage()), e);
    }
  }

  private void run(List<ScriptStatement> statements, Connection scratch) throws SQLException {
    for (ScriptStatement statement : statements) {
      try {
        Statement.of(statement.sql()).send(scratch);
      } catch (SQLException e) {
        throw new AludelException(
            "%s:%d: the database refuses '%s': %s"
                    .formatted(file, line(statement, e), firstLine(statement), ServerWords.of(e))
                + advice(e.getSQLState(), scratch)
                + notNull(statement, e, scratch),
            e);
      }
    }
  }

  /** The line that the server points at, where it does; else that of the statement. */
  private static int line(ScriptStatement statement, SQLException e) {
    Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
    if (!position.find()) {
      return statement.line();
    }
    int at = Math.min(Integer.parseInt(position.group(1)), statement.sql().length());
    return statement.line()
        + Math.max(0, (int) statement.sql().substring(0, at).lines().count() - 1);
  }

  /** What the server calls an error of syntax only because it is too old. */
  private static String notNull(ScriptStatement statement, SQLException e, Connection scratch)
      throws SQLException {
    Matcher found = STATE_OF_NOT_NULL.matcher(statement.sql());
    int version = scratch.getMetaData().getDatabaseMajorVersion();
    boolean tooOld =
        scratch.getMetaData().getDatabaseProductName().equals("PostgreSQL")
            && version < NOT_NULL_HAS_STATE
            && "42601".equals(e.getSQLState());
    return tooOld && found.find()
        ? "%nPostgreSQL %d has no NOT NULL that is NO INHERIT or NOT VALID, which PostgreSQL 18 and newer have: %s. Say NOT NULL there, or nothing."
            .formatted(version, found.group().strip())
        : "";
  }

  private static String firstLine(ScriptStatement statement) {
    return statement.sql().strip().lines().findFirst().orElse("");
  }

  /** What a transaction cannot do, or not on this database, may be done where there is nothing. */
  private static String advice(@Nullable String state, Connection scratch) throws SQLException {
    boolean helps = state != null && (IN_THE_WAY.contains(state) || ONLY_OUTSIDE.contains(state));
    return helps && !scratch.getAutoCommit()
        ? "\nThe file was run in a transaction of this database, and all of it was rolled back. With dev_url set to a server where a role may create databases, it runs in an empty one."
        : "";
  }
}
