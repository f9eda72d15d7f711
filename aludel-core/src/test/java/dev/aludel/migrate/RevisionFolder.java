package dev.aludel.migrate;

import dev.aludel.AludelConfig;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** SQL scripts in a folder, one after the other. */
record RevisionFolder(Path folder) {

  /** A script on top of another one; {@code down} is empty at the base. */
  RevisionFolder write(String id, String down, String upgrade, String downgrade) {
    return write(id, down, "", upgrade, downgrade);
  }

  /** The same, with more lines in its header. */
  RevisionFolder write(String id, String down, String header, String upgrade, String downgrade) {
    String text =
        """
        -- Step %s
        -- revision: %s
        %s%s
        -- upgrade
        %s
        -- downgrade
        %s
        """
            .formatted(
                id,
                id,
                down.isEmpty() ? "" : "-- down: " + down + "\n",
                header.isEmpty() ? "" : header + "\n",
                upgrade,
                downgrade);
    try {
      Files.writeString(folder.resolve(id + ".sql"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  AludelConfig on(TestDatabase database) {
    return on(database.dataSource());
  }

  AludelConfig on(DataSource source) {
    return AludelConfig.of(source).scripts(ScriptDirectory.of(folder));
  }
}
