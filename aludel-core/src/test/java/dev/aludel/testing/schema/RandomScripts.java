package dev.aludel.testing.schema;

import dev.aludel.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pairs of scripts that make two databases of PostgreSQL, of everything that it holds: what the
 * model of {@link RandomSchemas} has no place for is here in its own SQL.
 *
 * <p>Both scripts of a pair have mostly the same names in them, and for each a state of its own: a
 * column is of another type here, a function has another body, an index another operator class, and
 * what stands on them is there all the same. Which names a pair is about follows from its seed.
 */
public final class RandomScripts {

  /** Roles of the server that owners and privileges name. */
  public static final List<String> ROLES = List.of("role_one", "role \"two\"");

  /** Schemas besides the connection's own. */
  public static final List<String> SCHEMAS = List.of("app");

  /**
   * Two scripts.
   *
   * @param access whether owners and privileges are a part of them
   */
  public record Pair(List<String> before, List<String> after, boolean access) {}

  private RandomScripts() {}

  /** Creates the roles where they are missing. */
  public static void createRoles() throws SQLException {
    try (TestPostgres db = TestPostgres.create()) {
      for (String role : ROLES) {
        String quoted = '"' + role.replace("\"", "\"\"") + '"';
        if (db.query("SELECT rolname FROM pg_roles WHERE rolname = '" + role + "'").isEmpty()) {
          db.execute("CREATE ROLE " + quoted);
        }
      }
    }
  }

  /** The pair of that seed, which servers of that version understand. */
  public static Pair pair(long seed, int version) {
    Random random = new Random(seed);
    long mask = random.nextLong();
    boolean access = random.nextInt(4) == 0;
    return new Pair(
        script(new Words(mask, random, version), access),
        script(new Words(mask, random, version), access),
        access);
  }

  private static List<String> script(Words words, boolean access) {
    new ScriptTypes(words).add();
    new ScriptTables(words).add();
    new ScriptObjects(words).add();
    if (access) {
      new ScriptAccess(words).add();
    }
    return words.statements();
  }

  /** The statements of one script, and the chances that decide on them. */
  static final class Words {

    private final long mask;
    private final Random random;
    private final int version;
    private final List<String> statements = new ArrayList<>();
    private final List<String> made = new ArrayList<>();

    private Words(long mask, Random random, int version) {
      this.mask = mask;
      this.random = random;
      this.version = version;
    }

    void add(String statement) {
      statements.add(statement);
    }

    boolean since(int first) {
      return version >= first;
    }

    /** Whether the pair is about that, and this script has it. */
    boolean has(String what) {
      boolean there = isAbout(what) && random.nextInt(5) > 0;
      if (there) {
        made.add(what);
      }
      return there;
    }

    /** Whether {@link #has} said so before. */
    boolean made(String what) {
      return made.contains(what);
    }

    /** Whether the pair is about that: the same in both scripts. */
    boolean isAbout(String what) {
      return new Random(mask * 31 + what.hashCode()).nextInt(100) < 34;
    }

    /** One of that many, the same in both scripts. */
    int same(String what, int many) {
      return new Random(mask * 37 + what.hashCode()).nextInt(many);
    }

    /** A state, if the pair is about that, or else the first. */
    String state(String what, String... states) {
      return isAbout(what + " state") ? any(states) : states[0];
    }

    /** Any of them; none that begins with a later version than the server's, such as "18:…". */
    String any(String... choices) {
      List<String> possible = new ArrayList<>();
      for (String choice : choices) {
        if (!choice.matches("(?s)1\\d:.*")) {
          possible.add(choice);
        } else if (since(Integer.parseInt(choice.substring(0, 2)))) {
          possible.add(choice.substring(3));
        }
      }
      return possible.get(random.nextInt(possible.size()));
    }

    boolean one(int in) {
      return random.nextInt(in) == 0;
    }

    /** A comment on it, or none. */
    void comment(String on) {
      if (isAbout("comments") && one(2)) {
        add("COMMENT ON " + on + " IS '" + any("It''s one", "Another, \"quoted\"") + "'");
      }
    }

    List<String> statements() {
      return List.copyOf(statements);
    }
  }
}
