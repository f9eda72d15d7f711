package dev.aludel.script;

import static dev.aludel.schema.Definitions.bool;
import static dev.aludel.schema.Definitions.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.dialect.Dialects;
import dev.aludel.operation.AddColumn;
import dev.aludel.operation.Located;
import dev.aludel.schema.QualifiedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Java scripts, compiled in memory when they are needed. */
class JavaScriptTest {

  @TempDir Path root;
  private ScriptFiles files;
  private ScriptCompiler compiler;

  @BeforeEach
  void folders() {
    files = new ScriptFiles(root);
    compiler = new ScriptCompiler(files.environment());
  }

  private static List<Located> upgrade(Script script) {
    return script.upgrade(Dialects.named("sqlite"));
  }

  private static List<Located> downgrade(Script script) {
    return script.downgrade(Dialects.named("sqlite"));
  }

  private Script only() {
    return files.directory().load(compiler).all().get(0);
  }

  @ParameterizedTest
  @EnumSource(JavaCompilers.class)
  void aScriptGivesItsOperationsWithTheirLines(JavaCompilers kind) {
    compiler = new ScriptCompiler(files.environment(), List.of(kind));
    files.write(
        "R1_x.java",
        """
        import static dev.aludel.schema.Definitions.*;

        import dev.aludel.operation.Operations;
        import dev.aludel.script.*;

        /** Add is_archived. */
        @Revision(id = "1")
        public class R1_x extends Migration {
          @Override
          public void upgrade(Operations op) {
            op.addColumn("clients", column("is_archived", bool()).notNull().defaultsTo(false));
            java.util.List.of("a", "b").forEach(table -> op.dropTable(table));
            new Object() { void drop() { dropC(op); } }.drop();
          }

          private void dropC(Operations op) {
            op.dropTable("c");
          }

          @Override
          public void downgrade(Operations op) {
            throw irreversible("The rows are gone.");
          }
        }
        """);

    List<Located> operations = upgrade(only());

    assertThat(operations.get(0))
        .isEqualTo(
            new Located(
                new AddColumn(
                    QualifiedName.of("clients"),
                    column("is_archived", bool()).notNull().defaultsTo(false)),
                OptionalInt.of(11)));
    assertThat(operations)
        .extracting(Located::line)
        .containsExactly(
            OptionalInt.of(11), OptionalInt.of(12), OptionalInt.of(12), OptionalInt.of(17));
    assertThatThrownBy(() -> downgrade(only()))
        .isInstanceOf(IrreversibleScriptException.class)
        .hasMessageContaining("Revision 1 (")
        .hasMessageContaining("cannot be downgraded: The rows are gone.");
  }

  @Nested
  class Failures {

    @ParameterizedTest
    @EnumSource(JavaCompilers.class)
    void aSyntaxErrorShowsFileLineAndCaret(JavaCompilers kind) {
      compiler = new ScriptCompiler(files.environment(), List.of(kind));
      Path file = files.java("1", "\top.addColum(\"clients\");");

      assertThatThrownBy(() -> upgrade(only()))
          .isInstanceOf(ScriptException.class)
          .hasMessageStartingWith(file + ":12: the script does not compile: ")
          .hasMessageContaining("addColum")
          .hasMessageContaining("\n      \top.addColum(\"clients\");\n      \t")
          .hasMessageMatching("(?s).* \t +\\^.*");
    }

    @Test
    void everyScriptThatDoesNotCompileIsNamed() {
      files.java("1", "op.nothing();");
      files.java("2", "op.dropTable(\"a\");");
      files.java("3", "op.nowhere();");
      Scripts scripts = files.directory().load(compiler);

      assertThatThrownBy(() -> scripts.prepare(scripts.graph().revisions()))
          .isInstanceOf(ScriptException.class)
          .hasMessageContaining("R1.java:12")
          .hasMessageContaining("R3.java:12")
          .hasMessageNotContaining("R2.java");
    }

    @Test
    void aScriptThatThrowsNamesItsLine() {
      Path file = files.java("1", "op.dropTable(\"\");");

      assertThatThrownBy(() -> upgrade(only()))
          .isInstanceOf(ScriptException.class)
          .hasMessageStartingWith(file + ":12: the upgrade of revision 1 failed: '' is not a name");
    }

    @Test
    void aScriptWithABugNamesItsLine() {
      Path file = files.java("1", "String none = null; none.length();");

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessageStartingWith(
              file + ":12: the upgrade of revision 1 failed: java.lang.NullPointerException");
    }

    @Test
    void aClassThatIsNoMigration() {
      files.write(
          "R1.java", "@dev.aludel.script.Revision(id = \"1\") public class R1 extends Thread {}");

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessageEndingWith(
              "class R1 must extend dev.aludel.script.Migration to be a revision.");
    }

    @Test
    void aConstructorWithParameters() {
      files.write(
          "R1.java",
          ScriptFiles.javaText("1", "")
              .replace("@Override\n", "R1(int x) {}\n")
              .replaceFirst(
                  "R1\\(int x\\) \\{}\n  public void downgrade", "public void downgrade"));

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessageContaining("needs a constructor without parameters");
    }

    @Test
    void noCompilerAtAll() {
      compiler = new ScriptCompiler(files.environment(), List.of());
      files.java("1", "");

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessageContaining("needs a Java compiler")
          .hasMessageContaining("org.eclipse.jdt:ecj");
    }

    @Test
    void aClassPathEntryThatIsNotThereAndThatTheScriptNeeds() {
      ScriptEnvironment environment =
          files.environment().withClasspath(List.of(root.resolve("lib/none.jar")));
      compiler = new ScriptCompiler(environment);
      files.java("1", "op.dropTable(com.example.Names.CLIENTS);");

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessageContaining("the script does not compile")
          .hasMessageContaining("none.jar, which is not there. If the script needs it, build it");
    }

    @Test
    void aFileThatIsNotUtf8() throws IOException {
      Path file = files.java("1", "op.dropTable(\"\u00e4\");");
      Files.write(file, Files.readString(file).getBytes(StandardCharsets.ISO_8859_1));

      assertThatThrownBy(() -> upgrade(only()))
          .hasMessage(file + ":12: the file is not UTF-8 from here on. Save it as UTF-8.");
    }
  }

  @Nested
  class OddFiles {

    @ParameterizedTest
    @EnumSource(JavaCompilers.class)
    void withByteOrderMarkCarriageReturnsTabsAndAnyScript(JavaCompilers kind) {
      compiler = new ScriptCompiler(files.environment(), List.of(kind));
      files.write(
          "R1.java",
          "\ufeff"
              + ScriptFiles.javaText("1", "op.dropTable(\"日本😀ä\");")
                  .replace("  ", "\t")
                  .replace("\n", "\r\n"));

      assertThat(upgrade(only()))
          .extracting(located -> located.operation().describe())
          .containsExactly("drop table 日本😀ä");
    }

    @Test
    void twoScriptsMayHaveHelpersOfOneName() {
      for (String id : List.of("1", "2")) {
        files.write(
            "R" + id + ".java",
            ScriptFiles.javaText(id, "op.dropTable(Names.TABLE);")
                + "class Names { static String TABLE = \"t"
                + id
                + "\"; }");
      }
      Scripts scripts = files.directory().load(compiler);

      scripts.prepare(scripts.graph().revisions());

      assertThat(scripts.all())
          .flatExtracting(JavaScriptTest::upgrade)
          .extracting(located -> located.operation().describe())
          .containsExactly("drop table t1", "drop table t2");
    }

    @Test
    void aScriptMayStandInAPackage() {
      files.write(
          "R1.java",
          "package db.migrations;\n" + ScriptFiles.javaText("1", "op.dropTable(\"t\");"));

      assertThat(upgrade(only())).hasSize(1);
    }
  }

  @Nested
  class TheCache {

    @Test
    void manyScriptsAreCompiledInOneRunAndThenInNone() {
      for (int i = 0; i < 20; i++) {
        files.java("a" + i, "op.dropTable(\"t" + i + "\");");
      }
      Scripts first = files.directory().load(compiler);
      first.prepare(first.graph().revisions());
      assertThat(first.all()).allSatisfy(script -> assertThat(upgrade(script)).hasSize(1));
      assertThat(compiler.runs()).isOne();

      ScriptCompiler later = new ScriptCompiler(files.environment());
      Scripts second = files.directory().load(later);
      assertThat(second.all()).allSatisfy(script -> assertThat(upgrade(script)).hasSize(1));
      assertThat(later.runs()).isZero();
    }

    @Test
    void aChangedScriptIsCompiledAgain() {
      files.java("1", "op.dropTable(\"a\");");
      upgrade(only());
      files.java("1", "op.dropTable(\"b\");");

      assertThat(upgrade(only()).get(0).operation().describe()).isEqualTo("drop table b");
      assertThat(compiler.runs()).isEqualTo(2);
    }

    @Test
    void aBrokenEntryIsCompiledAgainAndMended() throws IOException {
      files.java("1", "op.dropTable(\"a\");");
      upgrade(only());
      for (int cut : new int[] {0, 10, 200}) {
        for (Path entry : entries()) {
          byte[] bytes = Files.readAllBytes(entry);
          byte[] broken = java.util.Arrays.copyOf(bytes, cut == 0 ? 0 : bytes.length - cut);
          Files.write(entry, broken);
        }
        int before = compiler.runs();
        assertThat(upgrade(only())).hasSize(1);
        assertThat(compiler.runs()).isEqualTo(before + 1);
        assertThat(upgrade(only())).hasSize(1);
        assertThat(compiler.runs()).isEqualTo(before + 1);
      }
    }

    @Test
    void aCacheThatCannotBeWrittenIsDoneWithout() throws IOException {
      Files.writeString(root.resolve("cache"), "a file where the folder should be");
      files.java("1", "op.dropTable(\"a\");");

      assertThat(upgrade(only())).hasSize(1);
    }

    @Test
    void nothingElseLiesInIt() throws IOException {
      files.java("1", "op.dropTable(\"a\");");
      upgrade(only());

      assertThat(entries()).hasSize(1).allMatch(path -> path.toString().endsWith(".classes"));
    }

    private List<Path> entries() throws IOException {
      try (Stream<Path> entries = Files.list(root.resolve("cache/scripts"))) {
        return entries.toList();
      }
    }
  }

  @Test
  void whatAScriptUsesFromTheConfiguredClassPathIsThereWhenItRuns() throws Exception {
    Path library = Files.createDirectories(root.resolve("lib"));
    Map<SourceUnit, CompiledScript> compiled =
        compiler.compile(
            List.of(
                new SourceUnit(
                    "Names.java",
                    "my.Names",
                    "package my; public class Names { public static String table() { return \"t\"; } }")));
    Files.createDirectories(library.resolve("my"));
    Files.write(
        library.resolve("my/Names.class"),
        compiled.values().iterator().next().classes().get("my.Names"));
    ScriptEnvironment environment = files.environment().withClasspath(List.of(library));
    files.java("1", "op.dropTable(my.Names.table());");

    Script script =
        new ScriptDirectory(List.of(files.folder()), false, environment).load().all().get(0);

    assertThat(upgrade(script).get(0).operation().describe()).isEqualTo("drop table t");
  }

  @Test
  void aClassPathThatIsNotBuiltYetIsNoMatterToScriptsThatDoNotNeedIt() {
    compiler =
        new ScriptCompiler(
            files.environment().withClasspath(List.of(root.resolve("target/classes"))));
    files.java("1", "op.dropTable(\"a\");");

    assertThat(upgrade(only())).hasSize(1);
  }

  @Test
  void operationsKnowTheirDialect() {
    files.java("1", "op.dropTable(op.dialect());");

    assertThat(upgrade(only()).get(0).operation().describe()).isEqualTo("drop table sqlite");
  }
}
