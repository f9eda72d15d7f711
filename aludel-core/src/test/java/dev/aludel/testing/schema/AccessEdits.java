package dev.aludel.testing.schema;

import dev.aludel.testing.schema.RandomEdits.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Owners and privileges change. */
final class AccessEdits {

  private final EditedCatalog catalog;

  AccessEdits(EditedCatalog catalog) {
    this.catalog = catalog;
  }

  void addTo(List<Supplier<Optional<Edit>>> kinds) {
    for (int often = 0; often < 4; often++) {
      kinds.add(this::ofRelation);
    }
    kinds.add(this::ofRoutine);
    kinds.add(this::ofType);
    kinds.add(this::ofSchema);
  }

  private String role() {
    return catalog
        .any(RandomScripts.ROLES)
        .map(role -> '"' + role.replace("\"", "\"\"") + '"')
        .orElseThrow();
  }

  private Optional<Edit> ofRelation() {
    return catalog
        .any(catalog.relations("rpvmS"))
        .flatMap(
            what ->
                Edit.of(
                    catalog.one(
                        "ALTER %s %s OWNER TO %s".formatted(what.words(), what.name(), role()),
                        "GRANT SELECT ON %s TO %s".formatted(what.name(), role()),
                        "GRANT ALL ON %s TO PUBLIC".formatted(what.name()),
                        "GRANT UPDATE (%s), INSERT ON %s TO %s WITH GRANT OPTION"
                            .formatted(catalog.columnName(what), what.name(), role()),
                        "GRANT SELECT (%s) ON %s TO %s"
                            .formatted(catalog.columnName(what), what.name(), role()),
                        "REVOKE ALL ON %s FROM CURRENT_USER".formatted(what.name()))));
  }

  private Optional<Edit> ofRoutine() {
    return catalog
        .anyRoutine()
        .flatMap(
            routine ->
                Edit.of(
                    catalog.one(
                        "ALTER %s OWNER TO %s".formatted(routine, role()),
                        "GRANT EXECUTE ON %s TO %s"
                            .formatted(routine.replaceFirst("^AGGREGATE", "FUNCTION"), role()),
                        "REVOKE ALL ON %s FROM PUBLIC"
                            .formatted(routine.replaceFirst("^AGGREGATE", "FUNCTION")))));
  }

  private Optional<Edit> ofType() {
    return catalog
        .any(catalog.types("ed"))
        .flatMap(
            type ->
                Edit.of(
                    catalog.one(
                        "ALTER TYPE %s OWNER TO %s".formatted(type, role()),
                        "GRANT USAGE ON TYPE %s TO %s".formatted(type, role()),
                        "REVOKE ALL ON TYPE %s FROM PUBLIC".formatted(type))));
  }

  private Optional<Edit> ofSchema() {
    String schema = catalog.anySchema();
    return Edit.of(
        catalog.one(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA %s GRANT SELECT ON TABLES TO %s"
                .formatted(schema, role()),
            "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
            "GRANT USAGE ON SCHEMA %s TO %s".formatted(schema, role())));
  }
}
