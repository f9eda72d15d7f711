package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who owns an object and who may do what with it, as options: {@code postgresql.owner} is a role,
 * {@code postgresql.grant.<role>} a list of privileges ({@code SELECT, UPDATE}), each with a star
 * where the role may pass it on, and {@code none} where the role has lost what it has by default.
 * The role PUBLIC is everybody.
 *
 * <p>Sections 5.8 (Privileges) of PostgreSQL's manual, and GRANT.
 */
final class Privileges {

  static final String OWNER = "postgresql.owner";
  static final String GRANT = "postgresql.grant.";
  static final String NONE = "none";

  private static final String PUBLIC = "PUBLIC";

  private Privileges() {}

  static boolean isOne(String option) {
    return option.equals(OWNER) || option.startsWith(GRANT);
  }

  /** The statements that make one of these options {@code is}. */
  static List<String> change(
      ObjectKey key, String option, Optional<String> was, Optional<String> is) {
    if (option.equals(OWNER)) {
      return is
          .map(role -> "ALTER %s OWNER TO %s".formatted(ObjectText.target(key), role(role)))
          .stream()
          .toList();
    }
    String role = role(option.substring(GRANT.length()));
    Set<String> before = list(was);
    Set<String> after = list(is);
    List<String> statements = new ArrayList<>();
    List<String> gone = before.stream().filter(privilege -> !after.contains(privilege)).toList();
    List<String> come = after.stream().filter(privilege -> !before.contains(privilege)).toList();
    if (!gone.isEmpty() || is.filter(NONE::equals).isPresent()) {
      statements.add(
          "REVOKE %s ON %s FROM %s"
              .formatted(gone.isEmpty() ? "ALL" : plain(gone), target(key), role));
    }
    List<String> passed = come.stream().filter(privilege -> privilege.endsWith("*")).toList();
    List<String> held = come.stream().filter(privilege -> !privilege.endsWith("*")).toList();
    if (!held.isEmpty()) {
      statements.add("GRANT %s ON %s TO %s".formatted(plain(held), target(key), role));
    }
    if (!passed.isEmpty()) {
      statements.add(
          "GRANT %s ON %s TO %s WITH GRANT OPTION".formatted(plain(passed), target(key), role));
    }
    return statements;
  }

  private static Set<String> list(Optional<String> privileges) {
    Set<String> list = new TreeSet<>();
    for (String privilege : privileges.filter(text -> !text.equals(NONE)).orElse("").split(",")) {
      if (!privilege.isBlank()) {
        list.add(privilege.strip());
      }
    }
    return list;
  }

  private static String plain(List<String> privileges) {
    return String.join(", ", privileges).replace("*", "");
  }

  private static String role(String name) {
    return name.equals(PUBLIC) ? name : Quoting.name(name);
  }

  /** The object as GRANT names it: a view is a table there, and an aggregate a function. */
  private static String target(ObjectKey key) {
    String name = Quoting.name(key.name());
    return switch (key.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + name;
      case FUNCTION, AGGREGATE -> "FUNCTION " + name + "(" + key.qualifier() + ")";
      default -> ObjectText.target(key);
    };
  }
}
