package dev.aludel.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.copy.file.FileFormat;
import dev.aludel.error.AludelException;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of others, files that are broken, and what stays untouched then. */
@ExtendWith(TestDatabases.class)
class ImportTest {

  private static final String CLIENTS =
      """
      CREATE TABLE clients (
        id bigint PRIMARY KEY, name text NOT NULL, age int, vip boolean DEFAULT true,
        fee numeric(8, 2), born date, doc jsonb, photo bytea, score double precision);
      """;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private CopyReport bring(Path file, TestDatabase to, String... policies) {
    return Import.of(file, Copies.connector(to))
        .options(CopyOptions.DEFAULT.withPolicies(Policies.of(List.of(policies))))
        .temp(folder)
        .run();
  }

  private static void refused(ThrowingCallable work, String... words) {
    assertThatThrownBy(work).isInstanceOf(AludelException.class).hasMessageContainingAll(words);
  }

  @Test
  void theOldDocumentOfTablesIsRead(TestPostgres to) throws Exception {
    to.execute(CLIENTS);
    to.execute("CREATE TABLE visits (id int PRIMARY KEY, client_id bigint REFERENCES clients)");
    Path old =
        file(
            "old.json",
            """
            {
              "visits": [ {"id": 1, "client_id": 9007199254740993} ],
              "clients": [
                {"id": 9007199254740993, "name": "Zoë", "age": null, "vip": false, "fee": 12.50,
                 "born": "2001-02-03", "doc": {"a": [1.10, "x"]}, "score": 1e3},
                {"name": "Bo", "id": 2}
              ]
            }
            """);

    CopyReport report = bring(old, to);

    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT * FROM clients ORDER BY id"))
        .containsExactly(
            "2|Bo|NULL|NULL|NULL|NULL|NULL|NULL|NULL",
            "9007199254740993|Zoë|NULL|f|12.50|2001-02-03|{\"a\": [1.10, \"x\"]}|NULL|1000");
  }

  @Test
  void aCsvOfASpreadsheetIsReadAsTheColumnsWant(TestPostgres to, TestSqlite sqlite)
      throws Exception {
    to.execute(CLIENTS);
    sqlite.execute(CLIENTS.replace("bytea", "blob"));
    Path csv =
        file(
            "clients.csv",
            """
            \uFEFFid,name,AGE,vip,fee,born,photo,score
            1,007,30,true,1.5,2020-02-29,\\x00ff,0.5
            2,"says ""hi"",
            then goes",,false,,,,
            """);

    assertThat(bring(csv, to).isGood()).isTrue();
    assertThat(bring(csv, sqlite).isGood()).isTrue();

    assertThat(to.query("SELECT id, name, age, vip, fee, born, photo, score FROM clients"))
        .containsExactly(
            "1|007|30|t|1.50|2020-02-29|\\x00ff|0.5",
            "2|says \"hi\",\nthen goes|NULL|f|NULL|NULL|NULL|NULL");
    assertThat(sqlite.query("SELECT id, name, age, vip, fee, hex(photo), typeof(age) FROM clients"))
        .containsExactly(
            "1|007|30|1|1.5|00FF|integer", "2|says \"hi\",\nthen goes|NULL|0|NULL||null");
  }

  @Test
  void valuesThatDoNotFitAreFoundAndHaveTheirPolicies(TestPostgres to) throws Exception {
    to.execute(CLIENTS);
    Path lines =
        file(
            "clients.jsonl",
            """
            {"id": 1, "name": "a", "age": "thirty"}
            {"id": 2, "name": "b", "age": 3.5}
            {"id": 3, "name": "c", "age": 4}
            {"id": 3, "name": "again"}
            """);

    CopyReport blocked = bring(lines, to);
    assertThat(blocked.isGood()).isFalse();
    assertThat(blocked.findings())
        .extracting(f -> f.problem().word())
        .contains("wrong-type", "not-integer", "duplicate");
    assertThat(to.query("SELECT count(*) FROM clients")).containsExactly("0");

    CopyReport report =
        bring(lines, to, "wrong-type=quarantine", "not-integer=convert", "duplicate=quarantine");
    assertThat(report.isGood()).as("%s", report).isTrue();
    assertThat(to.query("SELECT id, age FROM clients ORDER BY id")).containsExactly("2|4", "3|4");
    assertThat(to.query("SELECT count(*) FROM aludel_copy_rejects")).containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clients.jsonl| {\"id\": 1, \"name\": \"a\"}~no json~        | line 2| expected '{'",
        "clients.jsonl| {\"id\": 1, \"name\": \"a\"}~{\"id\": 2, \"nam| line 2| cut short",
        "clients.jsonl| {\"id\": 1, \"nick\": \"a\"}~                | line 1| no column 'nick'",
        "clients.jsonl| {\"id\": 1, \"id\": 2}~                      | line 1| twice",
        "clients.jsonl| {\"id\": 01}~                                | line 1| '01' is no JSON number",
        "clients.jsonl| {\"id\": tru}~                               | line 1| 'tru' is no JSON value",
        "clients.jsonl| {\"id\": 1, \"doc\": {\"a\": }}~             | line 1| no JSON",
        "clients.jsonl| {\"id\": 1, \"name\": \"\\ud800\"}~          | line 1| surrogate",
        "clients.jsonl| {\"id\": 1, \"photo\": {\"$base64\":\"?\"}}~ | line 1| Base64",
        "clients.csv  | id,name~1,a~2~                               | line 3| 1 fields",
        "clients.csv  | id,name~1,a,b~                               | line 2| more than 2",
        "clients.csv  | id,nick~1,a~                                 | line 1| no column 'nick'",
        "clients.csv  | id,name~1,\"a~                               | line 2| does not end",
        "clients.csv  | id,name~1,a\"b~                              | line 2| quote",
        "clients.csv  | id,id~1,1~                                   | line 1| twice",
        "all.json     | {\"clients\": [{\"id\": 1, \"name\": \"a\"}| line 1| cut short",
        "all.json     | {\"clients\": [{\"id\": 1} {\"id\": 2}]}    | line 1| expected ','",
        "all.json     | {\"strangers\": []}                         | line 1| no table strangers",
        "all.json     | []                                           | line 1| expected '{'",
      })
  void aBadLineIsToldWithItsPlaceAndNothingIsWritten(
      String name, String text, String line, String what) throws Exception {
    try (TestPostgres to = TestPostgres.create()) {
      to.execute(CLIENTS);
      Path bad = file(name, text.replace('~', '\n'));

      refused(() -> bring(bad, to), bad.toString(), line, what, "Nothing was written");

      assertThat(to.query("SELECT count(*) FROM clients")).containsExactly("0");
      assertThat(to.query("SELECT to_regclass('aludel_copy_ledger')")).containsExactly("NULL");
      assertThat(folder).isDirectoryNotContaining("glob:**aludel-import*");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "jsonl.gz", "jsonl.zst", "csv", "csv.gz", "csv.zst"})
  void aFileThatIsCutAnywhereIsFound(String format) throws Exception {
    try (TestSqlite from = TestSqlite.create();
        TestSqlite to = TestSqlite.create()) {
      from.execute(
          "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT); WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300) INSERT INTO t SELECT i, hex(randomblob(20)) FROM n;");
      Export.of(Copies.connector(from))
          .inFormat(FileFormat.parse(format))
          .run(folder.resolve("export"));
      Path data = folder.resolve("export/t." + format);
      byte[] whole = Files.readAllBytes(data);
      for (int i = 0; i < 20; i++) {
        Files.write(data, Arrays.copyOf(whole, whole.length * i / 20));
        refused(
            () ->
                Import.of(folder.resolve("export"), Copies.connector(to))
                    .options(Copies.creating())
                    .run(),
            data.toString());
      }
      assertThat(to.query("SELECT count(*) FROM sqlite_schema")).containsExactly("0");
    }
  }

  @Test
  void aFileThatIsMissingOrNotWhatItsNameSays(TestSqlite from, TestSqlite to) throws Exception {
    from.execute("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1);");
    Path export = folder.resolve("export");
    Export.of(Copies.connector(from)).inFormat(FileFormat.parse("csv.gz")).run(export);

    Files.writeString(export.resolve("t.csv.gz"), "id\r\n1\r\n");
    refused(() -> bring(export, to), "t.csv.gz is damaged, or is not compressed");
    Files.delete(export.resolve("t.csv.gz"));
    refused(() -> bring(export, to), "There is no file", "t.csv.gz", "export again");
    Files.writeString(export.resolve("aludel-export.json"), "{\"version\": 1");
    refused(() -> bring(export, to), "aludel-export.json", "understood");
    Files.writeString(export.resolve("aludel-export.json"), "{}");
    refused(() -> bring(export, to), "aludel-export.json", "has no \"version\"");
    refused(() -> bring(folder.resolve("nowhere"), to), "There is no", "nowhere");
    refused(() -> bring(file("what.txt", ""), to), "what.txt", "ending");
  }

  @Test
  void anExportNamesNoFileOutsideOfItsFolder(TestSqlite from, TestSqlite to) throws Exception {
    from.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
    Path export = folder.resolve("export");
    Export.of(Copies.connector(from)).run(export);
    Path manifest = export.resolve("aludel-export.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("t.jsonl", "../../../etc/passwd"));

    refused(() -> bring(export, to), "outside");
  }

  @Test
  void filesWithoutASchemaCannotCreateOne(TestSqlite to) throws Exception {
    Path csv = file("t.csv", "id\n1\n");

    refused(
        () -> Import.of(csv, Copies.connector(to)).options(Copies.creating()).run(),
        "brings no schema");
    to.execute("CREATE TABLE u (id INTEGER PRIMARY KEY)");
    refused(() -> bring(csv, to), "the target has no table t", "The target has: u");
  }

  @Test
  void anImportThatIsDoneIsNotMadeTwice(TestSqlite from, TestPostgres to) throws Exception {
    from.execute("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1);");
    Path export = folder.resolve("export");
    Export.of(Copies.connector(from)).run(export);
    Import wanted = Import.of(export, Copies.connector(to)).options(Copies.creating());
    assertThat(wanted.run().isGood()).isTrue();

    refused(wanted::run, "copied before");
    assertThat(wanted.options(CopyOptions.DEFAULT.truncating(true)).run().isGood()).isTrue();
    assertThat(to.query("SELECT count(*) FROM t")).containsExactly("1");
  }

  @Test
  void anExportTakesItsNameWhenItIsWholeAndNotBefore(TestSqlite from) throws Exception {
    from.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, v); INSERT INTO t VALUES (1, 'old');");
    Path export = folder.resolve("export");
    Export whole = Export.of(Copies.connector(from));
    whole.run(export);
    from.execute("UPDATE t SET v = 'new'");

    refused(() -> whole.run(export), "holds an export already", "--overwrite");
    assertThatThrownBy(
            () ->
                whole
                    .overwriting(true)
                    .options(CopyOptions.DEFAULT.where(java.util.Map.of("t", "v = raise_me()")))
                    .run(export))
        .isInstanceOf(AludelException.class);
    assertThat(export.resolve("t.jsonl")).content().contains("old");
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");

    whole.overwriting(true).run(export);
    assertThat(export.resolve("t.jsonl")).content().isEqualTo("{\"id\":1,\"v\":\"new\"}\n");

    Path strange = Files.createDirectory(folder.resolve("strange"));
    Files.writeString(strange.resolve("letters.txt"), "dear");
    refused(() -> whole.overwriting(true).run(strange), "is no export");
    assertThat(strange.resolve("letters.txt")).exists();
  }

  @Test
  void aFileForOneTableTakesNoOther(TestSqlite from) throws Exception {
    from.execute(
        "CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE u (id INTEGER PRIMARY KEY);");

    refused(
        () -> Export.of(Copies.connector(from)).run(folder.resolve("all.csv")),
        "holds one table, and there are 2",
        "--tables");
    Export.of(Copies.connector(from))
        .options(CopyOptions.DEFAULT.onlyTables(List.of("t")))
        .run(folder.resolve("t.csv"));
    assertThat(folder.resolve("t.csv")).content(StandardCharsets.UTF_8).isEqualTo("id\r\n");
  }
}
