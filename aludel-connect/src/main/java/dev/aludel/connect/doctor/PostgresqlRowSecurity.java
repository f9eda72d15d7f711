package dev.aludel.connect.doctor;

import dev.aludel.connect.doctor.Check.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Row-level security, which is the manual's section 5.9. */
final class PostgresqlRowSecurity {

  private final Supplier<Connection> connection;
  private final List<String> wanted;

  /**
   * @param wanted the tables that must have it; {@code *} and {@code ?} stand for any characters
   */
  PostgresqlRowSecurity(Supplier<Connection> connection, List<String> wanted) {
    this.connection = connection;
    this.wanted = List.copyOf(wanted);
  }

  Finding check() throws SQLException {
    List<Table> tables = tables();
    List<String> what = new ArrayList<>();
    List<String> mending = new ArrayList<>();
    for (String pattern : wanted) {
      if (tables.stream().noneMatch(table -> table.fits(pattern))) {
        what.add("there is no table " + pattern);
        mending.add("Correct row_level_security under [doctor] in aludel.toml.");
      }
    }
    for (Table table : tables) {
      boolean asked = wanted.stream().anyMatch(table::fits);
      if (!table.on && (asked || table.policies > 0)) {
        what.add(
            table.shown + (table.policies > 0 ? " has policies, and it is off" : " is without"));
        mending.add("ALTER TABLE " + table.shown + " ENABLE ROW LEVEL SECURITY;");
      }
      if (asked && table.policies == 0) {
        what.add(table.shown + " has no policy, which shows nobody a row");
        mending.add("CREATE POLICY … ON " + table.shown + " USING (…);");
      }
      if ((asked || table.on) && table.ours && !table.forced) {
        what.add("the role owns " + table.shown + ", and passes it by");
        mending.add("ALTER TABLE " + table.shown + " FORCE ROW LEVEL SECURITY;");
      }
    }
    if (!what.isEmpty()) {
      return new Finding(
          Status.FAILED,
          "not as it should be on " + plural(what.size()),
          String.join("; ", what),
          String.join("\n", mending));
    }
    long on = tables.stream().filter(table -> table.on).count();
    return on > 0
        ? Finding.ok("on and with policies: " + on + " of " + tables.size() + " tables")
        : Finding.ok("wanted on none: no policies, and row_level_security of [doctor] is empty");
  }

  private static String plural(int count) {
    return count == 1 ? "one point" : count + " points";
  }

  private List<Table> tables() throws SQLException {
    return Rows.of(
            connection.get(),
            """
            SELECT c.oid::regclass, n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
                   (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid),
                   pg_has_role(c.relowner, 'USAGE') AND NOT r.rolsuper AND NOT r.rolbypassrls
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_roles r ON r.rolname = current_user
            WHERE c.relkind IN ('r', 'p') AND
            """
                + PostgresqlObjects.NOT_OURS
                + "ORDER BY n.nspname, c.relname")
        .stream()
        .map(
            row ->
                new Table(
                    row.get(0),
                    row.get(1) + "." + row.get(2),
                    row.get(2),
                    row.get(3).equals("t"),
                    row.get(4).equals("t"),
                    Integer.parseInt(row.get(5)),
                    row.get(6).equals("t")))
        .toList();
  }

  /**
   * A table of the database.
   *
   * @param shown as it is written in SQL
   * @param ours whether the role counts as its owner, whom policies do not bind unless forced
   */
  private record Table(
      String shown,
      String qualified,
      String name,
      boolean on,
      boolean forced,
      int policies,
      boolean ours) {

    boolean fits(String pattern) {
      String regex =
          pattern
              .chars()
              .mapToObj(
                  c ->
                      c == '*'
                          ? ".*"
                          : c == '?' ? "." : java.util.regex.Pattern.quote(Character.toString(c)))
              .collect(Collectors.joining());
      return name.matches(regex) || qualified.matches(regex);
    }
  }
}
