package dev.aludel.testing.schema;

import dev.aludel.testing.schema.EditedCatalog.Relation;
import dev.aludel.testing.schema.RandomEdits.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keys, checks, indexes, triggers, policies, rules and statistics of tables come and go. */
final class PartEdits {

  private final EditedCatalog catalog;

  PartEdits(EditedCatalog catalog) {
    this.catalog = catalog;
  }

  void addTo(List<Supplier<Optional<Edit>>> kinds) {
    for (int often = 0; often < 2; often++) {
      kinds.add(this::addConstraint);
      kinds.add(this::addForeignKey);
      kinds.add(this::dropConstraint);
      kinds.add(this::createIndex);
      kinds.add(this::changeIndex);
    }
    kinds.add(this::changeConstraint);
    kinds.add(this::createTrigger);
    kinds.add(this::changeTrigger);
    kinds.add(this::createPolicy);
    kinds.add(this::changePolicy);
    kinds.add(this::changeRule);
    kinds.add(this::changeStatistics);
  }

  private Optional<Edit> addConstraint() {
    return catalog
        .anyTable()
        .flatMap(
            table -> {
              String a = catalog.columnName(table);
              String b = catalog.columnName(table);
              return Edit.of(
                  "ALTER TABLE %s ADD CONSTRAINT %s ".formatted(table.name(), catalog.newName("k"))
                      + catalog
                          .one(
                              "UNIQUE (%s, %s)",
                              "UNIQUE (%s) DEFERRABLE",
                              "UNIQUE NULLS NOT DISTINCT (%s) INCLUDE (%s)",
                              "PRIMARY KEY (%s)",
                              "PRIMARY KEY (%s, %s)",
                              "CHECK (%s IS NOT NULL OR %s IS NOT NULL)",
                              "CHECK (%s IS DISTINCT FROM %s) NO INHERIT",
                              "CHECK (%s::text <> 'x') NOT VALID",
                              "EXCLUDE (%s WITH =)",
                              "EXCLUDE USING gist (%s WITH &&) WHERE (%s IS NOT NULL)")
                          .formatted(a, b));
            });
  }

  private Optional<Edit> addForeignKey() {
    return catalog
        .anyRow(
            """
            SELECT conrelid::regclass,
                   (SELECT string_agg(quote_ident(attname), ',' ORDER BY attnum) FROM pg_attribute
                    WHERE attrelid = conrelid AND attnum = ANY (conkey)),
                   (SELECT string_agg(format_type(atttypid, atttypmod), ',' ORDER BY attnum)
                    FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
            FROM pg_constraint
            WHERE contype IN ('p', 'u') AND cardinality(conkey) = 1 AND connamespace %s
            ORDER BY conrelid::regclass::text, conname
            """
                .formatted(EditedCatalog.MINE))
        .flatMap(
            key ->
                catalog
                    .anyTable()
                    .flatMap(
                        table -> {
                          // Its own column, or a new one of the key's type.
                          String name = catalog.newName("f");
                          boolean isNew = catalog.oneIn(2);
                          String column = isNew ? name : catalog.columnName(table);
                          return Edit.of(
                              "ALTER TABLE %s ".formatted(table.name())
                                  + (isNew ? "ADD %s %s, ".formatted(name, key.get(2)) : "")
                                  + "ADD FOREIGN KEY (%s) REFERENCES %s (%s) "
                                      .formatted(column, key.get(0), key.get(1))
                                  + catalog.one(
                                      "",
                                      "ON DELETE CASCADE",
                                      "ON DELETE SET NULL ON UPDATE CASCADE",
                                      "ON DELETE SET NULL (" + column + ")",
                                      "MATCH FULL ON UPDATE RESTRICT",
                                      "DEFERRABLE INITIALLY DEFERRED",
                                      "NOT VALID",
                                      "NOT ENFORCED"));
                        }));
  }

  private Optional<List<String>> anyConstraint() {
    return catalog.anyRow(
        """
        SELECT conrelid::regclass, quote_ident(conname), contype FROM pg_constraint
        WHERE conrelid <> 0 AND conparentid = 0 AND coninhcount = 0 AND contype <> 't'
          AND connamespace %s
        ORDER BY conrelid::regclass::text, conname
        """
            .formatted(EditedCatalog.MINE));
  }

  private Optional<Edit> dropConstraint() {
    return anyConstraint()
        .flatMap(
            it ->
                Edit.of(
                    "ALTER TABLE %s DROP CONSTRAINT %s CASCADE".formatted(it.get(0), it.get(1))));
  }

  private Optional<Edit> changeConstraint() {
    return anyConstraint()
        .flatMap(
            it -> {
              String table = "ALTER TABLE %s ".formatted(it.get(0));
              String alter = table + "ALTER CONSTRAINT " + it.get(1);
              return Edit.of(
                  catalog.one(
                      alter + " DEFERRABLE",
                      alter + " NOT ENFORCED",
                      table + "VALIDATE CONSTRAINT " + it.get(1),
                      table
                          + "RENAME CONSTRAINT %s TO %s".formatted(it.get(1), catalog.newName("k")),
                      "COMMENT ON CONSTRAINT %s ON %s IS 'kept'".formatted(it.get(1), it.get(0))));
            });
  }

  private Optional<Edit> createIndex() {
    return catalog
        .any(catalog.relations(catalog.oneIn(5) ? "m" : "rp"))
        .flatMap(
            table -> {
              String a = catalog.columnName(table);
              String b = catalog.columnName(table);
              return Edit.of(
                  "CREATE %sINDEX %s ON %s "
                          .formatted(
                              catalog.one("", "", "UNIQUE "), catalog.newName("i"), table.name())
                      + catalog
                          .one(
                              "(%s)",
                              "(%s DESC, %s)",
                              "(%s NULLS FIRST, %s DESC NULLS LAST)",
                              "(lower(%s::text))",
                              "(%s) WHERE %s IS NOT NULL",
                              "(%s) INCLUDE (%s)",
                              "(%s) NULLS NOT DISTINCT",
                              "USING hash (%s)",
                              "USING brin (%s) WITH (pages_per_range = 8)",
                              "USING gin (%s)",
                              "USING gist (%s)",
                              "(%s text_pattern_ops)",
                              "(%s COLLATE \"C\")",
                              "((%s IS NULL), %s)",
                              "(%s) WITH (fillfactor = 70)")
                          .formatted(a, b));
            });
  }

  private Optional<Edit> changeIndex() {
    return catalog
        .anyRow(
            """
            SELECT indexrelid::regclass, indrelid::regclass, quote_ident(ic.relname) FROM pg_index i
            JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid
            WHERE c.relnamespace %s AND NOT ic.relispartition ORDER BY 1
            """
                .formatted(EditedCatalog.MINE))
        .flatMap(
            it ->
                Edit.of(
                    catalog.one(
                        "DROP INDEX " + it.get(0),
                        "DROP INDEX " + it.get(0),
                        "ALTER INDEX %s RENAME TO %s".formatted(it.get(0), catalog.newName("i")),
                        "ALTER INDEX %s SET (fillfactor = 60)".formatted(it.get(0)),
                        "ALTER INDEX %s ALTER 1 SET STATISTICS 55".formatted(it.get(0)),
                        "ALTER TABLE %s CLUSTER ON %s".formatted(it.get(1), it.get(2)),
                        "ALTER TABLE %s REPLICA IDENTITY USING INDEX %s"
                            .formatted(it.get(1), it.get(2)),
                        "COMMENT ON INDEX %s IS 'for speed'".formatted(it.get(0)))));
  }

  private Optional<Edit> createTrigger() {
    Optional<Relation> table = catalog.any(catalog.relations("rrrpv"));
    Optional<String> function = catalog.anyTriggerFunction();
    if (table.isEmpty() || function.isEmpty()) {
      return Optional.empty();
    }
    String column = catalog.columnName(table.get());
    return Edit.of(
        "CREATE %s ON %s %s EXECUTE FUNCTION %s()"
            .formatted(
                catalog.one("TRIGGER ", "TRIGGER ", "CONSTRAINT TRIGGER ")
                    + catalog.newName("t")
                    + " "
                    + catalog.one(
                        "BEFORE INSERT",
                        "BEFORE UPDATE OF " + column,
                        "AFTER INSERT OR DELETE",
                        "AFTER UPDATE",
                        "INSTEAD OF UPDATE"),
                table.get().name(),
                catalog.one(
                    "FOR EACH ROW",
                    "FOR EACH STATEMENT",
                    "FOR EACH ROW WHEN (OLD.%s IS DISTINCT FROM NEW.%1$s)".formatted(column),
                    "REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT"),
                function.get()));
  }

  private Optional<Edit> changeTrigger() {
    return catalog
        .anyRow(
            """
            SELECT quote_ident(tgname), tgrelid::regclass FROM pg_trigger
            WHERE NOT tgisinternal AND tgparentid = 0 ORDER BY tgname, tgrelid::regclass::text
            """)
        .flatMap(
            it ->
                Edit.of(
                    catalog.one(
                        "DROP TRIGGER %s ON %s".formatted(it.get(0), it.get(1)),
                        "ALTER TABLE %s DISABLE TRIGGER %s".formatted(it.get(1), it.get(0)),
                        "ALTER TABLE %s ENABLE REPLICA TRIGGER %s".formatted(it.get(1), it.get(0)),
                        "ALTER TRIGGER %s ON %s RENAME TO %s"
                            .formatted(it.get(0), it.get(1), catalog.newName("t")),
                        "COMMENT ON TRIGGER %s ON %s IS 'fires'".formatted(it.get(0), it.get(1)))));
  }

  private Optional<Edit> createPolicy() {
    return catalog
        .anyTable()
        .flatMap(
            table -> {
              String using = "(%s IS NOT NULL)".formatted(catalog.columnName(table));
              return Edit.of(
                  "CREATE POLICY %s ON %s ".formatted(catalog.newName("p"), table.name())
                      + catalog.one(
                          "USING " + using,
                          "AS RESTRICTIVE FOR SELECT USING " + using,
                          "FOR UPDATE TO CURRENT_USER USING (true) WITH CHECK " + using,
                          "FOR INSERT WITH CHECK " + using));
            });
  }

  private Optional<Edit> changePolicy() {
    return catalog
        .anyRow(
            "SELECT quote_ident(polname), polrelid::regclass FROM pg_policy"
                + " ORDER BY polname, polrelid::regclass::text")
        .flatMap(
            it ->
                Edit.of(
                    catalog
                        .one(
                            "DROP POLICY %s ON %s",
                            "ALTER POLICY %s ON %s USING (false)",
                            "COMMENT ON POLICY %s ON %s IS 'ours'")
                        .formatted(it.get(0), it.get(1))));
  }

  private Optional<Edit> changeRule() {
    Optional<List<String>> rule =
        catalog.anyRow(
            """
            SELECT quote_ident(rulename), ev_class::regclass FROM pg_rewrite
            JOIN pg_class c ON c.oid = ev_class
            WHERE rulename <> '_RETURN' AND relnamespace %s
            ORDER BY rulename, ev_class::regclass::text
            """
                .formatted(EditedCatalog.MINE));
    if (rule.isPresent() && catalog.oneIn(2)) {
      String name = rule.get().get(0);
      String table = rule.get().get(1);
      return Edit.of(
          catalog.one(
              "DROP RULE %s ON %s".formatted(name, table),
              "ALTER RULE %s ON %s RENAME TO %s".formatted(name, table, catalog.newName("ru")),
              "ALTER TABLE %s DISABLE RULE %s".formatted(table, name)));
    }
    return catalog
        .any(catalog.relations("rpv"))
        .flatMap(
            table ->
                Edit.of(
                    "CREATE RULE %s AS ON %s TO %s %s"
                        .formatted(
                            catalog.newName("ru"),
                            catalog.one("INSERT", "DELETE", "UPDATE"),
                            table.name(),
                            catalog.one(
                                "DO INSTEAD NOTHING",
                                "DO ALSO NOTIFY done",
                                "DO ALSO SELECT %s FROM %s"
                                    .formatted(catalog.columnName(table), table.name())))));
  }

  private Optional<Edit> changeStatistics() {
    Optional<List<String>> there =
        catalog.anyRow(
            "SELECT stxnamespace::regnamespace || '.' || quote_ident(stxname)"
                + " FROM pg_statistic_ext ORDER BY 1");
    if (there.isPresent() && catalog.oneIn(2)) {
      String name = there.get().get(0);
      return Edit.of(
          catalog.one("DROP STATISTICS " + name, "ALTER STATISTICS " + name + " SET STATISTICS 9"));
    }
    return catalog
        .any(catalog.relations("rpm"))
        .flatMap(
            table ->
                Edit.of(
                    "CREATE STATISTICS %s%s ON %s, %s FROM %s"
                        .formatted(
                            catalog.newName("s"),
                            catalog.one("", " (ndistinct)", " (mcv, dependencies)"),
                            catalog.columnName(table),
                            catalog.one(
                                catalog.columnName(table),
                                "(" + catalog.columnName(table) + " IS NULL)"),
                            table.name())));
  }
}
