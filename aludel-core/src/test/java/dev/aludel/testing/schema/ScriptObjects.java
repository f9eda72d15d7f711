package dev.aludel.testing.schema;

/** Views, routines, triggers, rules, policies, statistics, publications, in any state. */
final class ScriptObjects {

  private final RandomScripts.Words words;

  ScriptObjects(RandomScripts.Words words) {
    this.words = words;
  }

  void add() {
    addViews();
    addRoutines();
    addAggregate();
    addTriggers();
    addRules();
    addPolicies();
    addStatistics();
    addEventTrigger();
    addPublication();
  }

  private void addViews() {
    if (words.has("v")) {
      words.add(
          "CREATE VIEW v "
              + words.any("", "", "WITH (security_barrier) ", "15:WITH (security_invoker = true) ")
              + "AS SELECT "
              + words.any("id, a, b", "id, a, b, c", "id, b, a + 1 AS a", "id, a, b, d, f")
              + " FROM t"
              + words.any("", " WHERE id > 0", " WHERE b IS NOT NULL"));
      words.comment("VIEW v");
      words.comment("COLUMN v.a");
      if (words.one(3)) {
        words.add("ALTER VIEW v ALTER id SET DEFAULT 5");
      }
    }
    if (words.has("v above") && words.made("v")) {
      words.add(
          words.any(
              "CREATE VIEW above AS SELECT a, count(*) AS n FROM v GROUP BY a",
              "CREATE VIEW above AS SELECT v.*, 1 AS one FROM v",
              "CREATE MATERIALIZED VIEW above AS SELECT a, b FROM v WITH NO DATA"));
    }
    if (words.has("checked")) {
      words.add(
          "CREATE VIEW checked AS SELECT id, a FROM t WHERE a > 0"
              + words.any(" WITH LOCAL CHECK OPTION", " WITH CASCADED CHECK OPTION", ""));
    }
    if (words.has("recursive")) {
      words.add(
          "CREATE RECURSIVE VIEW deep (n) AS VALUES ("
              + words.any("1", "2")
              + ") UNION ALL SELECT n + 1 FROM deep WHERE n < "
              + words.any("10", "(SELECT max(id) FROM t)"));
    }
    if (words.has("total")) {
      words.add(
          "CREATE MATERIALIZED VIEW total "
              + words.any("", "WITH (fillfactor = 70) ")
              + "AS SELECT id, b, "
              + words.any("a", "a * 2 AS a", "c::text AS a")
              + " FROM t"
              + words.any("", " WITH NO DATA"));
      words.add(
          words.any(
              "CREATE UNIQUE INDEX total_id ON total (id)",
              "CREATE INDEX total_id ON total (lower(b), id DESC)"));
      if (words.one(3)) {
        words.add("ALTER MATERIALIZED VIEW total CLUSTER ON total_id");
      }
      words.comment("MATERIALIZED VIEW total");
    }
  }

  private void addRoutines() {
    if (words.has("over")) {
      words.add(
          "CREATE FUNCTION over_it(integer) RETURNS integer LANGUAGE sql AS 'SELECT "
              + words.any("1", "2")
              + "'");
      if (words.one(2)) {
        words.add(
            "CREATE FUNCTION over_it(x text, VARIADIC rest integer[]) RETURNS text LANGUAGE sql"
                + " RETURN x");
      }
    }
    if (words.has("rows")) {
      words.add(
          words.any(
              "CREATE FUNCTION rows_of() RETURNS SETOF t LANGUAGE sql STABLE ROWS 10 AS 'SELECT * FROM t'",
              "CREATE FUNCTION rows_of() RETURNS TABLE (x integer, y text) LANGUAGE sql AS 'SELECT 1, ''y'''",
              "CREATE FUNCTION rows_of(OUT x integer, OUT y text) LANGUAGE sql BEGIN ATOMIC SELECT id, b::text FROM t; END"));
    }
    if (words.has("of row")) {
      words.add(
          "CREATE FUNCTION of_row(t) RETURNS integer LANGUAGE sql "
              + words.any("STABLE", "IMMUTABLE")
              + " AS 'SELECT $1.id'");
    }
    if (words.has("typed")) {
      String type = words.made("mood") ? "mood" : words.made("amount") ? "amount" : "text";
      words.add(
          "CREATE FUNCTION typed(x "
              + type
              + words.any("", "[]")
              + ") RETURNS text LANGUAGE sql RETURN x::text");
    }
    if (words.has("procedure")) {
      words.add(
          "CREATE PROCEDURE act("
              + words.any("x integer", "INOUT x integer", "x integer, y text DEFAULT 'y'")
              + ") LANGUAGE plpgsql "
              + words.any("", "SECURITY DEFINER ")
              + "AS $$BEGIN "
              + words.any("x := 1", "NULL", "PERFORM 1")
              + "; END$$");
    }
  }

  private void addAggregate() {
    if (words.has("aggregate")) {
      words.add(
          "CREATE FUNCTION added(bigint, bigint) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT RETURN $1 + "
              + words.any("$2", "2 * $2"));
      words.add(
          "CREATE AGGREGATE sum_of(bigint) (SFUNC = added, STYPE = bigint"
              + words.any("", ", INITCOND = '0'", ", INITCOND = '5'")
              + words.any("", ", PARALLEL = SAFE", ", COMBINEFUNC = added")
              + words.any(
                  "", ", MSFUNC = added, MINVFUNC = int8mi, MSTYPE = bigint", ", SORTOP = <")
              + ")");
      words.comment("AGGREGATE sum_of(bigint)");
      if (words.has("over aggregate")) {
        words.add("CREATE VIEW summed AS SELECT sum_of(id) AS s FROM t");
      }
    }
  }

  private void addTriggers() {
    if (words.has("trigger one")) {
      words.add(
          "CREATE TRIGGER one "
              + words.any(
                  "AFTER UPDATE ON t REFERENCING OLD TABLE AS old_ones NEW TABLE AS new_ones",
                  "AFTER INSERT ON t REFERENCING NEW TABLE AS n",
                  "BEFORE TRUNCATE ON t",
                  "AFTER DELETE ON t")
              + " FOR EACH STATEMENT EXECUTE FUNCTION on_change("
              + words.any("", "'x', 'it''s'")
              + ")");
      words.comment("TRIGGER one ON t");
    }
    if (words.has("trigger two")) {
      words.add(
          "CREATE TRIGGER two "
              + words.any("BEFORE UPDATE OF a, b", "AFTER UPDATE OF c", "BEFORE INSERT OR UPDATE")
              + " ON t FOR EACH ROW "
              + words.any(
                  "", "WHEN (NEW.a > 1) ", "WHEN (NEW.b IS NOT NULL) ", "WHEN (NEW.c = 'new') ")
              + "EXECUTE FUNCTION on_change()");
      words.add(
          "ALTER TABLE t "
              + words.any("ENABLE", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS")
              + " TRIGGER two");
    }
    if (words.has("trigger three")) {
      words.add(
          "CREATE CONSTRAINT TRIGGER three AFTER "
              + words.any("INSERT", "UPDATE OF a")
              + " ON t "
              + (words.made("u") ? words.any("", "FROM u ") : "")
              + words.any("", "DEFERRABLE ", "DEFERRABLE INITIALLY DEFERRED ")
              + "FOR EACH ROW EXECUTE FUNCTION on_change()");
    }
    if (words.has("trigger four") && words.made("v")) {
      words.add(
          "CREATE TRIGGER four INSTEAD OF "
              + words.any("INSERT", "UPDATE OR DELETE")
              + " ON v FOR EACH ROW EXECUTE FUNCTION on_change()");
    }
  }

  private void addRules() {
    if (words.has("rule")) {
      words.add(
          "CREATE RULE noted AS ON "
              + words.any("DELETE", "UPDATE")
              + " TO t "
              + words.any("", "WHERE OLD.a > 1 ")
              + "DO ALSO "
              + words.any("SELECT OLD.b", "SELECT OLD.a, OLD.id", "NOTHING"));
      words.comment("RULE noted ON t");
    }
    if (words.has("rule of v") && words.made("v")) {
      words.add("CREATE RULE off AS ON INSERT TO v DO INSTEAD " + words.any("NOTHING", "NOTIFY v"));
    }
  }

  private void addPolicies() {
    if (words.has("policy")) {
      words.add(
          "CREATE POLICY seen ON t "
              + words.any("", "AS RESTRICTIVE ")
              + words.any("", "FOR SELECT ", "FOR ALL ", "FOR UPDATE ")
              + words.any("", "TO PUBLIC ", "TO role_one ", "TO role_one, \"role \"\"two\"\"\" ")
              + "USING ("
              + words.any("a > 0", "b = current_user", "id IN (SELECT id FROM t)")
              + ")");
      words.comment("POLICY seen ON t");
    }
    if (words.has("policy calc") && words.made("calc")) {
      words.add("CREATE POLICY calculated ON t FOR INSERT WITH CHECK (calc(id) > 0)");
    }
  }

  private void addStatistics() {
    if (words.has("counted")) {
      words.add(
          "CREATE STATISTICS counted "
              + words.any(
                  "ON a, b FROM t",
                  "(ndistinct) ON a, b FROM t",
                  "(mcv, dependencies) ON a, d FROM t",
                  "ON (a + 1) FROM t",
                  "(ndistinct) ON (lower(b)), a FROM t"));
      if (words.one(2)) {
        words.add("ALTER STATISTICS counted SET STATISTICS 88");
      }
      words.comment("STATISTICS counted");
    }
  }

  private void addEventTrigger() {
    if (words.has("event trigger")) {
      words.add(
          "CREATE FUNCTION on_command() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END'");
      words.add(
          "CREATE EVENT TRIGGER watched ON "
              + words.any("ddl_command_end", "sql_drop", "ddl_command_start", "table_rewrite")
              + " EXECUTE FUNCTION on_command()");
      if (words.one(3)) {
        words.add("ALTER EVENT TRIGGER watched " + words.any("DISABLE", "ENABLE ALWAYS"));
      }
      words.comment("EVENT TRIGGER watched");
    }
  }

  private void addPublication() {
    boolean logged = words.statements().stream().noneMatch(each -> each.contains("UNLOGGED"));
    if (words.has("publication") && logged) {
      // A publication has no rows that a column of a domain tells (CREATE PUBLICATION).
      boolean isOfDomain = words.statements().stream().anyMatch(each -> each.contains("a amount"));
      words.add(
          "CREATE PUBLICATION told "
              + words.any(
                  "",
                  "FOR ALL TABLES",
                  "FOR TABLE t",
                  "15:FOR TABLE t (id, a, b)",
                  "15:FOR TABLE t WHERE (id > 1)",
                  "15:FOR TABLE t WHERE (" + (isOfDomain ? "id" : "a") + " > 1)",
                  "15:FOR TABLES IN SCHEMA app",
                  "15:FOR TABLE t, TABLES IN SCHEMA app")
              + words.any(
                  "",
                  " WITH (publish = 'insert, update')",
                  " WITH (publish_via_partition_root = true)",
                  "18: WITH (publish_generated_columns = stored)"));
      words.comment("PUBLICATION told");
    }
  }
}
