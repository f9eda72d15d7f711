package dev.aludel.testing.schema;

import dev.aludel.testing.schema.EditedCatalog.Column;
import dev.aludel.testing.schema.EditedCatalog.Relation;
import dev.aludel.testing.schema.RandomEdits.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Views, routines, types, sequences, publications and comments come, go and change. */
final class ObjectEdits {

  private final EditedCatalog catalog;

  ObjectEdits(EditedCatalog catalog) {
    this.catalog = catalog;
  }

  void addTo(List<Supplier<Optional<Edit>>> kinds) {
    for (int often = 0; often < 2; often++) {
      kinds.add(this::createView);
      kinds.add(this::createRoutine);
      kinds.add(this::changeRoutine);
      kinds.add(this::changeEnum);
    }
    kinds.add(this::changeView);
    kinds.add(this::changeDomain);
    kinds.add(this::changeType);
    kinds.add(this::dropType);
    kinds.add(this::changeSequence);
    kinds.add(this::changePublication);
    kinds.add(this::changeSchema);
    kinds.add(this::comment);
  }

  private Optional<Edit> createView() {
    return catalog
        .any(catalog.relations("rpvm"))
        .flatMap(
            from -> {
              List<String> names = catalog.columns(from).stream().map(Column::name).toList();
              if (names.isEmpty()) {
                return Optional.empty();
              }
              String some =
                  names.stream()
                      .filter(name -> names.size() < 3 || catalog.oneIn(2))
                      .collect(Collectors.joining(", "));
              String read = "SELECT %s FROM %s".formatted(some, from.name());
              String first = names.get(0);
              String name = catalog.newName("v");
              return Edit.of(
                  catalog.one(
                      "CREATE VIEW %s AS %s".formatted(name, read),
                      "CREATE VIEW %s AS SELECT x, x.* FROM %s x".formatted(name, from.name()),
                      "CREATE VIEW %s AS SELECT count(*) AS n, max(%s::text) AS m FROM %s"
                          .formatted(name, first, from.name()),
                      "CREATE MATERIALIZED VIEW %s AS %s".formatted(name, read),
                      // Over one without data there can only be another without data.
                      "CREATE MATERIALIZED VIEW %s WITH (fillfactor = 50) AS %s"
                              .formatted(name, read)
                          + (from.kind().equals("m") ? "" : " WITH NO DATA"),
                      "CREATE VIEW %s WITH (security_barrier) AS %s WHERE %s IS NOT NULL"
                          .formatted(name, read, first),
                      "CREATE VIEW %s AS %s WITH LOCAL CHECK OPTION".formatted(name, read)));
            });
  }

  private Optional<Edit> changeView() {
    return catalog
        .any(catalog.relations("vm"))
        .flatMap(
            view ->
                Edit.of(
                    catalog.one(
                        "DROP %s %s CASCADE".formatted(view.words(), view.name()),
                        "ALTER VIEW %s SET (security_barrier = true)".formatted(view.name()),
                        "ALTER VIEW %s ALTER %s SET DEFAULT NULL"
                            .formatted(view.name(), catalog.columnName(view)),
                        "ALTER %s %s SET SCHEMA %s"
                            .formatted(view.words(), view.name(), catalog.anySchema()),
                        "COMMENT ON COLUMN %s.%s IS 'seen'"
                            .formatted(view.name(), catalog.columnName(view)))));
  }

  private Optional<Edit> createRoutine() {
    return catalog
        .any(catalog.relations("rpv"))
        .flatMap(
            table -> {
              String name = catalog.newName("f");
              String column = catalog.columnName(table);
              String type = catalog.anyType();
              return Edit.of(
                  catalog.one(
                      "CREATE FUNCTION %s(%s) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).%s::text'"
                          .formatted(name, table.name(), column),
                      "CREATE FUNCTION %s() RETURNS SETOF %s LANGUAGE sql STABLE BEGIN ATOMIC SELECT * FROM %2$s; END"
                          .formatted(name, table.name()),
                      "CREATE FUNCTION %s() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(%s) FROM %s; END"
                          .formatted(name, column, table.name()),
                      "CREATE FUNCTION %s(a %s, b integer DEFAULT 1) RETURNS text LANGUAGE sql IMMUTABLE RETURN a::text || b"
                          .formatted(name, type),
                      "CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
                          .formatted(name),
                      "CREATE FUNCTION %s(OUT x integer, OUT y %s) LANGUAGE sql AS 'SELECT 1, NULL::%2$s'"
                          .formatted(name, type),
                      "CREATE PROCEDURE %s(INOUT x %s) LANGUAGE plpgsql AS 'BEGIN COMMIT; END'"
                          .formatted(name, type),
                      "CREATE AGGREGATE %s(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0')"
                          .formatted(name),
                      // A column that stands on it.
                      "CREATE FUNCTION %1$s() RETURNS text LANGUAGE sql VOLATILE RETURN 'd'; ALTER TABLE %2$s ADD %1$s text DEFAULT %1$s()"
                          .formatted(name, table.name())));
            });
  }

  private Optional<Edit> changeRoutine() {
    return catalog
        .anyRoutine()
        .flatMap(
            routine -> {
              String alter = "ALTER " + routine;
              return Edit.of(
                  catalog.one(
                      "DROP " + routine + " CASCADE",
                      alter + " STABLE",
                      alter + " SECURITY DEFINER SET search_path = pg_catalog, pg_temp",
                      alter + " COST 12 PARALLEL SAFE",
                      alter + " RENAME TO " + catalog.newName("f"),
                      alter + " SET SCHEMA " + catalog.anySchema(),
                      "COMMENT ON " + routine + " IS 'does it'"));
            });
  }

  private Optional<Edit> changeEnum() {
    Optional<List<String>> label =
        catalog.anyRow(
            """
            SELECT t.oid::regtype, quote_literal(enumlabel)
            FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
            WHERE t.typnamespace %s ORDER BY t.oid::regtype::text, enumsortorder
            """
                .formatted(EditedCatalog.MINE));
    if (label.isEmpty() || catalog.oneIn(5)) {
      String name = catalog.newName("e");
      return catalog
          .anyTable()
          .flatMap(
              table ->
                  Edit.of(
                      "CREATE TYPE %s AS ENUM ('x', 'y, z', 'it''s'); ALTER TABLE %s ADD %1$s %1$s DEFAULT 'x'"
                          .formatted(name, table.name())));
    }
    String alter = "ALTER TYPE " + label.get().get(0);
    String value = label.get().get(1);
    return Edit.of(
        catalog.one(
            alter + " ADD VALUE '%s' BEFORE %s".formatted(catalog.newName("l"), value),
            alter + " RENAME VALUE %s TO '%s'".formatted(value, catalog.newName("l")),
            alter + " ADD VALUE 'last'",
            alter + " RENAME TO " + catalog.newName("e")));
  }

  private Optional<Edit> changeDomain() {
    Optional<String> domain = catalog.any(catalog.types("d"));
    if (domain.isEmpty() || catalog.oneIn(4)) {
      return Edit.of(
          "CREATE DOMAIN %s AS %s"
              .formatted(
                  catalog.newName("d"),
                  catalog.one(
                      "text CHECK (VALUE <> '')",
                      "integer DEFAULT 3 NOT NULL",
                      "varchar(10) COLLATE \"C\"",
                      catalog.anyType())));
    }
    return Edit.of(
        "ALTER DOMAIN %s ".formatted(domain.get())
            + catalog.one(
                "ADD CONSTRAINT %s CHECK (VALUE::text <> 'no')".formatted(catalog.newName("k")),
                "ADD CHECK (VALUE::text <> 'never') NOT VALID",
                "SET DEFAULT NULL",
                "DROP DEFAULT",
                "SET NOT NULL",
                "DROP NOT NULL",
                "RENAME TO " + catalog.newName("d")));
  }

  private Optional<Edit> changeType() {
    Optional<String> composite = catalog.any(catalog.types("c"));
    if (composite.isEmpty() || catalog.oneIn(3)) {
      String name = catalog.newName("ct");
      return catalog
          .anyTable()
          .flatMap(
              table ->
                  Edit.of(
                      catalog.one(
                          "CREATE TYPE %s AS (a %s, b text COLLATE \"C\")"
                              .formatted(name, catalog.anyType()),
                          "CREATE TYPE %s AS (a integer, b text); ALTER TABLE %s ADD %1$s %1$s[]"
                              .formatted(name, table.name()),
                          "CREATE TYPE %s AS RANGE (subtype = integer)".formatted(name))));
    }
    return Edit.of(
        "ALTER TYPE %s ".formatted(composite.get())
            + catalog.one(
                "ADD ATTRIBUTE %s %s CASCADE".formatted(catalog.newName("a"), catalog.anyType()),
                "DROP ATTRIBUTE IF EXISTS a CASCADE",
                "RENAME ATTRIBUTE b TO %s CASCADE".formatted(catalog.newName("a")),
                "SET SCHEMA " + catalog.anySchema()));
  }

  private Optional<Edit> dropType() {
    return catalog
        .any(catalog.types("edcr"))
        .flatMap(type -> Edit.of("DROP TYPE %s CASCADE".formatted(type)));
  }

  private Optional<Edit> changeSequence() {
    Optional<Relation> sequence = catalog.any(catalog.relations("S"));
    Optional<Relation> table = catalog.anyTable();
    String name = catalog.newName("q");
    if (sequence.isEmpty() || table.isEmpty() || catalog.oneIn(3)) {
      return Edit.of(
          "CREATE SEQUENCE %s%s"
              .formatted(
                  name, catalog.one("", " AS smallint CYCLE", " START WITH 100 INCREMENT BY -1")));
    }
    return Edit.of(
        catalog.one(
            "DROP SEQUENCE %s CASCADE".formatted(sequence.get().name()),
            "ALTER SEQUENCE %s INCREMENT BY 5 CACHE 2".formatted(sequence.get().name()),
            "ALTER SEQUENCE %s MAXVALUE 30000 CYCLE".formatted(sequence.get().name()),
            "ALTER SEQUENCE %s OWNED BY NONE".formatted(sequence.get().name()),
            "ALTER SEQUENCE %s OWNED BY %s.%s"
                .formatted(
                    sequence.get().name(), table.get().name(), catalog.columnName(table.get())),
            "ALTER TABLE %s ADD %s bigint DEFAULT nextval('%s')"
                .formatted(table.get().name(), name, sequence.get().name().replace("'", "''"))));
  }

  private Optional<Edit> changePublication() {
    Optional<List<String>> there =
        catalog.anyRow("SELECT quote_ident(pubname) FROM pg_publication ORDER BY 1");
    Optional<Relation> table = catalog.anyTable();
    if (table.isEmpty()) {
      return Optional.empty();
    }
    if (there.isEmpty() || catalog.oneIn(2)) {
      return Edit.of(
          "CREATE PUBLICATION %s FOR ".formatted(catalog.newName("pub"))
              + catalog.one(
                  "ALL TABLES",
                  "TABLE " + table.get().name(),
                  "TABLE %s (%s)".formatted(table.get().name(), catalog.columnName(table.get())),
                  "TABLE %s WHERE (%s IS NOT NULL)"
                      .formatted(table.get().name(), catalog.columnName(table.get())),
                  "TABLES IN SCHEMA " + catalog.anySchema()));
    }
    String alter = "ALTER PUBLICATION " + there.get().get(0);
    return Edit.of(
        catalog.one(
            "DROP PUBLICATION " + there.get().get(0),
            alter + " ADD TABLE " + table.get().name(),
            alter + " SET (publish = 'insert, delete')"));
  }

  private Optional<Edit> changeSchema() {
    return Edit.of(
        catalog.one(
            "CREATE EVENT TRIGGER %s ON ddl_command_end EXECUTE FUNCTION %s()"
                .formatted(
                    catalog.newName("et"),
                    catalog
                        .anyRow(
                            "SELECT oid::regproc FROM pg_proc"
                                + " WHERE prorettype = 'event_trigger'::regtype AND pronamespace "
                                + EditedCatalog.MINE
                                + " ORDER BY 1")
                        .map(row -> row.get(0))
                        .orElse("none")),
            "CREATE FUNCTION %s() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'"
                .formatted(catalog.newName("f")),
            "CREATE COLLATION %s (provider = icu, locale = 'de', deterministic = false)"
                .formatted(catalog.newName("col")),
            "CREATE SCHEMA legacy; COMMENT ON SCHEMA legacy IS 'whose'"));
  }

  private Optional<Edit> comment() {
    return catalog
        .any(catalog.relations("rpvmS"))
        .flatMap(
            what ->
                Edit.of(
                    catalog.one(
                            "COMMENT ON %s %s IS ".formatted(what.words(), what.name()),
                            "COMMENT ON COLUMN %s.%s IS "
                                .formatted(what.name(), catalog.columnName(what)))
                        + catalog.one("'It''s one'", "E'two\\nlines'", "NULL")));
  }
}
