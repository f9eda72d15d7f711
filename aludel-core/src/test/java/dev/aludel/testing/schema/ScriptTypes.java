package dev.aludel.testing.schema;

/** Schemas, extensions, collations, types and the functions that tables need, in any state. */
final class ScriptTypes {

  private final RandomScripts.Words words;

  ScriptTypes(RandomScripts.Words words) {
    this.words = words;
  }

  void add() {
    words.add("CREATE SCHEMA app");
    words.comment("SCHEMA app");
    if (words.isAbout("temporal")) {
      words.add("CREATE EXTENSION btree_gist");
    }
    if (words.has("citext")) {
      words.add("CREATE EXTENSION citext" + words.any("", " SCHEMA app"));
    }
    addCollation();
    addEnum();
    addDomains();
    addComposite();
    addRange();
    addFunctions();
  }

  private void addCollation() {
    if (words.has("collation")) {
      words.add(
          "CREATE COLLATION mine ("
              + words.any(
                  "provider = icu, locale = 'de'",
                  "provider = icu, locale = 'fr'",
                  "provider = icu, locale = 'de', deterministic = false",
                  "16:provider = icu, locale = 'de', rules = '& b < a'",
                  "17:provider = builtin, locale = 'C.UTF-8'",
                  "provider = libc, locale = 'C'")
              + ")");
      words.comment("COLLATION mine");
    }
  }

  private void addEnum() {
    if (words.has("mood")) {
      words.add(
          "CREATE TYPE mood AS ENUM ("
              + words.state(
                  "mood",
                  "'new', 'done'",
                  "'new', 'open', 'done'",
                  "'done', 'new'",
                  "'it''s', 'new', 'done', 'old'")
              + ")");
      words.comment("TYPE mood");
    }
  }

  private void addDomains() {
    if (words.has("amount")) {
      words.add(
          "CREATE DOMAIN amount AS "
              + words.state("amount", "integer", "bigint", "numeric(12,2)")
              + words.any("", " DEFAULT 7", " NOT NULL")
              + words.any(
                  "",
                  " CONSTRAINT positive CHECK (VALUE > 0)",
                  " CONSTRAINT positive CHECK (VALUE >= 0) CONSTRAINT small CHECK (VALUE < 1000)"));
      words.comment("DOMAIN amount");
    }
    if (words.has("label")) {
      words.add(
          "CREATE DOMAIN label AS "
              + words.state("label", "text", "varchar(50)", "text COLLATE \"C\"")
              + words.any("", " CHECK (VALUE <> '')", " DEFAULT 'new'"));
      if (words.one(3)) {
        words.add("ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 90) NOT VALID");
        words.comment("CONSTRAINT short ON DOMAIN label");
      }
    }
  }

  private void addComposite() {
    if (words.has("pair")) {
      String mood = words.made("mood") ? ", m mood" : "";
      words.add(
          "CREATE TYPE pair AS ("
              + words.state(
                  "pair",
                  "x integer, y text",
                  "x bigint, y text, z date",
                  "x integer, y text COLLATE \"C\"",
                  "x integer, y varchar(20)" + mood)
              + ")");
      words.comment("TYPE pair");
      words.comment("COLUMN pair.x");
    }
  }

  private void addRange() {
    if (words.has("span")) {
      words.add(
          "CREATE FUNCTION app.span_diff(double precision, double precision) RETURNS double precision"
              + " LANGUAGE sql IMMUTABLE RETURN $1 - $2");
      words.add(
          "CREATE TYPE span AS RANGE (subtype = double precision"
              + words.any("", ", subtype_diff = app.span_diff", ", subtype_diff = float8mi")
              + words.any("", ", multirange_type_name = spans")
              + ")");
      words.comment("TYPE span");
    }
  }

  /** Functions that defaults, checks, indexes, generated columns and triggers call. */
  private void addFunctions() {
    if (words.has("calc")) {
      words.add(
          "CREATE FUNCTION calc(n integer) RETURNS "
              + words.state("calc", "integer", "integer", "bigint")
              + " "
              + words.any("IMMUTABLE", "IMMUTABLE STRICT", "IMMUTABLE PARALLEL SAFE COST 7")
              + words.any(
                  " LANGUAGE sql RETURN n + 1",
                  " LANGUAGE sql RETURN abs(n)",
                  " LANGUAGE sql AS 'SELECT $1'",
                  " LANGUAGE plpgsql AS $$BEGIN RETURN n; END$$",
                  " LANGUAGE sql BEGIN ATOMIC SELECT n; END"));
      words.comment("FUNCTION calc(integer)");
    }
    words.add(
        "CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql "
            + words.any("", "SECURITY DEFINER ", "SET search_path TO 'public', 'pg_temp' ")
            + "AS $$BEGIN "
            + words.any("RETURN NEW", "RETURN NULL", "PERFORM 1; RETURN NEW")
            + "; END$$");
    if (words.has("kept")) {
      words.add(
          "CREATE FUNCTION app.kept(a text, b integer DEFAULT "
              + words.any("1", "2")
              + ") RETURNS text LANGUAGE sql "
              + words.any("STABLE", "STABLE LEAKPROOF", "IMMUTABLE")
              + " AS 'SELECT a'");
    }
  }
}
