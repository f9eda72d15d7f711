package dev.aludel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jpa:com.example.model}, and what may be wrong with it. */
class FindingModelsTest {

  @TempDir Path directory;
  private CompiledModel model;

  @BeforeEach
  void aModelInTwoPackages() throws IOException {
    model =
        new CompiledModel(directory)
            .with("shop.model.User", "@Entity public class User extends Base { String name; }")
            .with("shop.model.Base", "@MappedSuperclass public class Base { @Id Long id; }")
            .with(
                "shop.model.order.Order",
                """
                import shop.model.User;
                @Entity @Table(name = "orders") public class Order {
                  @Id Long id;
                  @ManyToOne User user;
                  Money total;
                  Currency currency;
                }
                """)
            .with(
                "shop.model.order.Currency",
                "public class Currency { final String code = \"EUR\"; }")
            .with(
                "shop.model.order.CurrencyConverter",
                """
                @Converter(autoApply = true)
                public class CurrencyConverter implements AttributeConverter<Currency, String> {
                  public String convertToDatabaseColumn(Currency c) { return c.code; }
                  public Currency convertToEntityAttribute(String c) { return new Currency(); }
                }
                """)
            .with(
                "shop.model.order.Money",
                "@Embeddable public class Money { java.math.BigDecimal amount; }")
            .with("shop.modelling.Clay", "@Entity public class Clay { @Id Long id; }")
            .with("plain.Thing", "public class Thing { }");
  }

  private static void hasTables(Schema schema, String... names) {
    assertThat(schema.tables()).extracting(table -> table.name().name()).containsExactly(names);
  }

  @Test
  void aPackageBringsThoseBelowItAndNoOther() throws IOException {
    hasTables(CompiledModel.read("shop.model", model.compile().classes()), "orders", "user");
  }

  @Test
  void severalPackagesAreOneModel() throws IOException {
    hasTables(
        CompiledModel.read("shop.model, shop.modelling", model.compile().classes()),
        "clay",
        "orders",
        "user");
  }

  @Test
  void aModelMayBeInAJar() throws IOException {
    Path jar = model.compile().jar(directory.resolve("model.jar"));

    hasTables(CompiledModel.read("shop.model", jar), "orders", "user");
    hasTables(CompiledModel.readWithoutClassPath("shop.model", jar), "orders", "user");
  }

  @Test
  void anApplicationNeedsToNameNoClassPath() throws IOException {
    hasTables(
        CompiledModel.readWithoutClassPath("shop.model", model.compile().classes()),
        "orders",
        "user");
  }

  @Test
  void convertersOfThePackageApply() throws IOException {
    assertThat(
            Entities.columns(
                CompiledModel.read("shop.model", model.compile().classes()).tables().get(0)))
        .containsExactly("id", "user_id", "amount", "currency");
  }

  @Test
  void nothingIsPrinted() throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream catching = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(catching);
      System.setErr(catching);
      CompiledModel.read("shop.model", model.compile().classes());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aPackageWithoutEntitiesIsNamedWithThePlaceThatWasSearched() {
    Path classes = model.compile().classes();

    assertThatThrownBy(() -> CompiledModel.read("plain", classes, directory.resolve("nowhere")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("no class with @Entity in package plain")
        .hasMessageContaining(classes.toString())
        .hasMessageContaining("nowhere (does not exist)")
        .hasMessageContaining("classpath in aludel.toml");
  }

  @Test
  void aMissingClassIsNamedWithTheOneThatNeedsIt() throws IOException {
    Path classes = model.compile().classes();
    model.delete("shop.model.order.Money");

    assertThatThrownBy(() -> CompiledModel.read("shop.model", classes))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "Cannot load class shop.model.order.Order: it needs class shop.model.order.Money, which is not on the class path. Add the directory or jar that holds it to classpath in aludel.toml.");
  }

  @Test
  void aMissingSuperclassIsNamedToo() throws IOException {
    Path classes = model.compile().classes();
    model.delete("shop.model.Base");

    assertThatThrownBy(() -> CompiledModel.read("shop.model", classes))
        .hasMessageContaining("Cannot load class shop.model.User: it needs class shop.model.Base");
  }

  @Test
  void aMappingErrorIsOneSentenceWithTheEntity() throws IOException {
    model.with("broken.Car", "@Entity public class Car { @Id Long id; @ManyToOne Wheel wheel; }");
    model.with("broken.Wheel", "public class Wheel { }");
    Path classes = model.compile().classes();

    assertThatThrownBy(() -> CompiledModel.read("broken", classes))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("The entities in broken do not map: ")
        .hasMessageContaining("broken.Car")
        .hasMessageContaining("broken.Wheel")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEntityWithoutAKeyIsNamed() throws IOException {
    model.with("broken.Keyless", "@Entity public class Keyless { String name; }");
    Path classes = model.compile().classes();

    assertThatThrownBy(() -> CompiledModel.read("broken", classes))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("broken.Keyless");
  }

  @Test
  void anIndexOnAColumnThatIsNotThereIsNamed() throws IOException {
    model.with(
        "broken.Car",
        "@Entity @Table(indexes = @Index(columnList = \"colour\")) public class Car { @Id Long id; }");
    Path classes = model.compile().classes();

    assertThatThrownBy(() -> CompiledModel.read("broken", classes))
        .hasMessage(
            "The index of table car names column colour, which the table does not have. Its columns are id.");
  }

  @Test
  void aLocationThatIsNoPackageIsRefused() {
    assertThatThrownBy(() -> CompiledModel.read("shop/model"))
        .hasMessageContaining("'jpa:shop/model' names no package");
    assertThatThrownBy(() -> CompiledModel.read(" , ")).hasMessageContaining("names no package");
  }

  @Test
  void aClassFileThatIsNoneIsNamed() throws IOException {
    Path classes = model.compile().classes();
    Files.writeString(classes.resolve("shop/model/Junk.class"), "junk");

    assertThatThrownBy(() -> CompiledModel.read("shop.model", classes))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("shop.model.Junk", "no class file");
  }
}
