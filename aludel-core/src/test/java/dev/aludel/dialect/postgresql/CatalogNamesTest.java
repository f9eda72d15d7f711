package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.ObjectKind;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What stands in the list of names is what the server has. */
class CatalogNamesTest {

  @Test
  void allNamesOfTheServerAreKnown() throws Exception {
    try (TestPostgres db = TestPostgres.create()) {
      assertThat(
              unknown(db, "pg_class", "rel", name -> CatalogNames.contain(ObjectKind.TABLE, name)))
          .isEmpty();
      assertThat(unknown(db, "pg_type", "typ", name -> CatalogNames.contain(ObjectKind.ENUM, name)))
          .isEmpty();
      assertThat(
              unknown(
                  db, "pg_proc", "pro", name -> CatalogNames.contain(ObjectKind.FUNCTION, name)))
          .isEmpty();
      assertThat(unknown(db, "pg_opclass", "opc", CatalogNames::containOperatorClass)).isEmpty();
    }
  }

  /** Others come from the system on which the server was set up. */
  @Test
  void collationsOfEveryServerAreKnown() {
    assertThat(List.of("C", "POSIX", "default", "unicode", "de-x-icu", "en_US", "en_US.utf8"))
        .allMatch(CatalogNames::containCollation);
    assertThat(List.of("german", "natural", "case_insensitive"))
        .noneMatch(CatalogNames::containCollation);
  }

  @Test
  void othersAreNot() {
    assertThat(CatalogNames.contain(ObjectKind.TABLE, "clients")).isFalse();
    assertThat(CatalogNames.contain(ObjectKind.TABLE, "box")).isFalse();
    assertThat(CatalogNames.contain(ObjectKind.DOMAIN, "unnest")).isFalse();
    assertThat(CatalogNames.contain(ObjectKind.SEQUENCE, "clients_id_seq")).isFalse();
    assertThat(CatalogNames.contain(ObjectKind.SEQUENCE, "pg_user_id_seq")).isTrue();
  }

  private static List<String> unknown(
      TestPostgres db, String catalog, String prefix, Predicate<String> isKnown) throws Exception {
    return db
        .query(
            "SELECT DISTINCT %2$sname FROM pg_catalog.%1$s WHERE %2$snamespace = 'pg_catalog'::regnamespace"
                .formatted(catalog, prefix))
        .stream()
        .filter(isKnown.negate())
        .toList();
  }
}
