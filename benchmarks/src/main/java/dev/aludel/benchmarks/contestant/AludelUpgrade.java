package dev.aludel.benchmarks.contestant;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.script.ScriptDirectory;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** {@code upgrade head} as an application runs it, from a folder of SQL scripts. */
final class AludelUpgrade {

  private AludelUpgrade() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    Aludel.open(AludelConfig.of(dataSource(args[0])).scripts(ScriptDirectory.of(Path.of(args[1]))))
        .upgrade("head");
    Figure.since(start);
  }

  private static DataSource dataSource(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      var sqlite = new SQLiteDataSource();
      sqlite.setUrl(url);
      return sqlite;
    }
    var postgres = new PGSimpleDataSource();
    postgres.setUrl(url);
    return postgres;
  }
}
