package dev.aludel.migrate;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.ScriptStatement;
import dev.aludel.dialect.SplitException;
import dev.aludel.dialect.Statement;
import dev.aludel.error.AludelException;
import dev.aludel.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A model that is a file of SQL, in the dialect of the database that it is compared with. What it
 * means the database itself says: the file is run where nothing of it stays.
 */
public record SqlFileModel(Path file) implements ModelSource {

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public Schema read(Dialect dialect, Rehearsal rehearsal) throws SQLException {
    List<ScriptStatement> statements = statements(dialect);
    return rehearsal.of(scratch -> run(statements, scratch));
  }

  private List<ScriptStatement> statements(Dialect dialect) {
    try {
      return dialect.split(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new AludelException(
          "There is no file %s. Create it, or correct its name, which may come from target in aludel.toml."
              .formatted(file),
          e);
    } catch (IOException e) {
      throw new AludelException("The file %s cannot be read: %s".formatted(file, e), e);
    } catch (SplitException e) {
      throw new AludelException("%s:%d: %s".formatted(file, e.line(), e.getMessage()), e);
    }
  }

  private void run(List<ScriptStatement> statements, Connection scratch) {
    for (ScriptStatement statement : statements) {
      try {
        Statement.of(statement.sql()).send(scratch);
      } catch (SQLException e) {
        throw new AludelException(
            "%s:%d: the database refuses '%s': %s"
                .formatted(
                    file,
                    statement.line(),
                    statement.sql().strip().lines().findFirst().orElse(""),
                    ServerWords.of(e)),
            e);
      }
    }
  }
}
