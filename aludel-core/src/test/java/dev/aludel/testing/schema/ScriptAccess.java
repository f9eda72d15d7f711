package dev.aludel.testing.schema;

/** Owners, privileges and default privileges, in any state. */
final class ScriptAccess {

  private static final String ONE = "role_one";
  private static final String TWO = "\"role \"\"two\"\"\"";

  private final RandomScripts.Words words;

  ScriptAccess(RandomScripts.Words words) {
    this.words = words;
  }

  void add() {
    if (words.has("owner")) {
      words.add("ALTER TABLE t OWNER TO " + words.any(ONE, TWO));
    }
    if (words.has("grant t")) {
      words.add(
          words.any(
                  "GRANT SELECT ON t TO ",
                  "GRANT SELECT, UPDATE (a, b) ON t TO ",
                  "GRANT ALL ON t TO ",
                  "17:GRANT MAINTAIN ON t TO ",
                  "GRANT INSERT (id) ON t TO ")
              + words.any(ONE, TWO, "PUBLIC", ONE + ", " + TWO));
    }
    if (words.has("grant option")) {
      words.add("GRANT DELETE ON t TO " + words.any(ONE, TWO) + " WITH GRANT OPTION");
    }
    if (words.made("v") && words.has("grant v")) {
      words.add("GRANT SELECT ON v TO " + words.any(ONE, TWO));
      words.add("ALTER VIEW v OWNER TO " + words.any(ONE, "CURRENT_USER"));
    }
    if (words.made("calc") && words.has("grant calc")) {
      words.add("REVOKE EXECUTE ON FUNCTION calc(integer) FROM PUBLIC");
      words.add("GRANT EXECUTE ON FUNCTION calc(integer) TO " + words.any(ONE, TWO));
    }
    if (words.made("mood") && words.has("grant mood")) {
      words.add("GRANT USAGE ON TYPE mood TO " + words.any(ONE, TWO));
      words.add("ALTER TYPE mood OWNER TO " + words.any(ONE, "CURRENT_USER"));
    }
    if (words.made("numbers") && words.has("grant numbers")) {
      words.add("GRANT " + words.any("USAGE", "SELECT", "ALL") + " ON SEQUENCE numbers TO " + ONE);
    }
    if (words.made("total") && words.has("grant total")) {
      words.add("GRANT SELECT ON total TO " + TWO);
    }
    if (words.has("grant app")) {
      words.add("GRANT " + words.any("USAGE", "CREATE", "ALL") + " ON SCHEMA app TO " + ONE);
      words.add("ALTER SCHEMA app OWNER TO " + words.any(ONE, "CURRENT_USER"));
    }
    if (words.has("default privileges")) {
      words.add(
          "ALTER DEFAULT PRIVILEGES "
              + words.any("", "IN SCHEMA app ", "FOR ROLE role_one ")
              + words.any(
                  "GRANT SELECT ON TABLES TO ",
                  "GRANT USAGE ON SEQUENCES TO ",
                  "GRANT EXECUTE ON FUNCTIONS TO ")
              + TWO);
    }
  }
}
