package dev.aludel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.script.ScriptDirectory;
import dev.aludel.script.ScriptException;
import dev.aludel.script.Scripts;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** Scripts are read while a server is connected to, and before an SQLite file is opened. */
@ExtendWith(TestDatabases.class)
class ScriptsAheadTest {

  @TempDir Path folder;
  private Path versions;

  @BeforeEach
  void oneRevision() throws IOException {
    versions = Files.createDirectory(folder.resolve("versions"));
    write("a1.sql", "-- First\n-- revision: a1\n\n-- upgrade\nCREATE TABLE a (x int);\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(versions.resolve(name), text);
  }

  @OnBothDatabases
  void whicheverComesFirstTheRunIsTheSame(TestDatabase db) throws SQLException {
    Aludel aludel =
        Aludel.open(AludelConfig.of(db.dataSource()).scripts(ScriptDirectory.of(versions)));

    assertThat(aludel.upgrade("head").steps()).hasSize(1);
    assertThat(aludel.upgrade("head").steps()).isEmpty();
    assertThat(db.query("SELECT version_num FROM aludel_version")).containsExactly("a1");
  }

  @OnBothDatabases
  void aWrongScriptIsToldInItsOwnWords(TestDatabase db) throws Exception {
    write("b2.sql", "-- Second\n-- down: a1\n\n-- upgrade\n");
    Aludel aludel =
        Aludel.open(AludelConfig.of(db.dataSource()).scripts(ScriptDirectory.of(versions)));

    assertThatThrownBy(() -> aludel.upgrade("head"))
        .isInstanceOf(ScriptException.class)
        .hasMessageContaining("b2.sql")
        .hasMessageContaining("this is no revision");
  }

  @Test
  void aWrongScriptLeavesNoSqliteFileBehind() throws IOException {
    write("b2.sql", "-- Second\n-- revision: b2\n-- down: zz\n\n-- upgrade\n");
    Path file = folder.resolve("app.db");
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + file);
    Aludel aludel = Aludel.open(AludelConfig.of(source).scripts(ScriptDirectory.of(versions)));

    assertThatThrownBy(() -> aludel.upgrade("head")).hasMessageContaining("zz");
    assertThat(file).doesNotExist();
  }

  @Test
  void onlyForAServerAreTheyReadOnAnotherThread() {
    AtomicReference<Thread> reader = new AtomicReference<>();

    ScriptsAhead.of(() -> read(reader), new SQLiteDataSource()).get();
    assertThat(reader.get()).isSameAs(Thread.currentThread());

    ScriptsAhead.of(() -> read(reader), new PGSimpleDataSource()).get();
    assertThat(reader.get()).isNotSameAs(Thread.currentThread());
  }

  private Scripts read(AtomicReference<Thread> reader) {
    reader.set(Thread.currentThread());
    return ScriptDirectory.of(versions).load();
  }
}
