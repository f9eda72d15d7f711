package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Who owns an object and who may do what with it, as options: {@code postgresql.owner} is a role,
 * {@code postgresql.grant.<role>} a list of privileges ({@code SELECT, UPDATE (name)}), each with a
 * star where the role may pass it on, and {@code none} where PUBLIC has lost what it has by
 * default. The role PUBLIC is everybody. {@code postgresql.withheld_from_owner} has the privileges
 * that the owner, whoever it is, has taken from itself.
 *
 * <p>Sections 5.8 (Privileges) of PostgreSQL's manual, GRANT, and ALTER DEFAULT PRIVILEGES.
 */
final class Privileges {

  static final String OWNER = "postgresql.owner";
  static final String GRANT = "postgresql.grant.";

  /** What the owner has by default, and not here. */
  static final String WITHHELD = "postgresql.withheld_from_owner";

  /** Nothing; before other privileges, that there are no others, whatever is given by default. */
  static final String NONE = "none";

  static final String PUBLIC = "PUBLIC";

  private static final String IN_SCHEMA = " in schema ";

  /** One privilege: {@code UPDATE}, {@code ALTER SYSTEM*}, {@code SELECT ("odd, name")}. */
  private static final Pattern ONE =
      Pattern.compile("[A-Z][A-Z ]*[A-Z](?: \\((?:\"(?:[^\"]++|\"\")*+\"|[^\")]+)\\))?\\*?");

  private Privileges() {}

  static boolean isOne(String option) {
    return option.equals(OWNER) || option.equals(WITHHELD) || option.startsWith(GRANT);
  }

  /** The roles of which the options speak, without PUBLIC. */
  static Set<String> roles(DefinedObject object) {
    Set<String> roles = new TreeSet<>();
    object
        .options()
        .forEach(
            (option, value) -> {
              if (option.equals(OWNER)) {
                roles.add(value);
              } else if (option.startsWith(GRANT)) {
                roles.add(option.substring(GRANT.length()));
              }
            });
    if (object.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
      roles.add(object.name().name());
    }
    roles.remove(PUBLIC);
    return roles;
  }

  /**
   * The options in the order in which they can change. A role that comes to own an object holds all
   * privileges on it, and what it was granted before is a part of them (ALTER TABLE … OWNER TO): it
   * loses that first, and one that has owned it gets something only afterwards.
   *
   * @param all options before and after
   * @param after those that there will be
   */
  static List<String> inOrder(Set<String> all, Set<String> after) {
    List<String> ordered = new ArrayList<>(all);
    if (ordered.remove(OWNER)) {
      List<String> gone =
          ordered.stream().filter(name -> isOne(name) && !after.contains(name)).toList();
      ordered.removeAll(gone);
      ordered.add(0, OWNER);
      ordered.addAll(0, gone);
    }
    return ordered;
  }

  /** The statements that make one of these options {@code is}. */
  static List<String> change(
      ObjectKey key, String option, Optional<String> was, Optional<String> is) {
    ObjectKey on = key.kind() == ObjectKind.PRIVILEGES ? key.target() : key;
    if (option.equals(OWNER)) {
      return List.of(
          "ALTER %s OWNER TO %s"
              .formatted(ObjectText.target(on), is.map(Privileges::role).orElse("CURRENT_USER")));
    }
    if (option.equals(WITHHELD)) {
      Set<String> before = list(was.orElse(""));
      Set<String> after = list(is.orElse(""));
      List<String> statements = new ArrayList<>();
      ofOwner(on, "REVOKE", "FROM", after, before).ifPresent(statements::add);
      ofOwner(on, "GRANT", "TO", before, after).ifPresent(statements::add);
      return statements;
    }
    String grantee = option.substring(GRANT.length());
    String role = role(grantee);
    List<String> statements = new ArrayList<>();
    boolean anew = is.filter(text -> text.startsWith(NONE) && !grantee.equals(PUBLIC)).isPresent();
    if (anew || is.filter(text -> text.startsWith(NONE + ", ")).isPresent()) {
      statements.add("%sREVOKE ALL ON %s FROM %s".formatted(of(on), target(on, List.of()), role));
      anew = true;
    }
    Set<String> before = anew ? Set.of() : list(was, on, grantee);
    Set<String> after = list(is, on, grantee);
    List<String> gone = before.stream().filter(privilege -> !after.contains(privilege)).toList();
    List<String> come = after.stream().filter(privilege -> !before.contains(privilege)).toList();
    if (!gone.isEmpty()) {
      statements.add(
          "%sREVOKE %s ON %s FROM %s".formatted(of(on), plain(gone), target(on, gone), role));
    }
    List<String> passed = come.stream().filter(privilege -> privilege.endsWith("*")).toList();
    List<String> held = come.stream().filter(privilege -> !privilege.endsWith("*")).toList();
    if (!held.isEmpty()) {
      statements.add(
          "%sGRANT %s ON %s TO %s".formatted(of(on), plain(held), target(on, held), role));
    }
    if (!passed.isEmpty()) {
      statements.add(
          "%sGRANT %s ON %s TO %s WITH GRANT OPTION"
              .formatted(of(on), plain(passed), target(on, passed), role));
    }
    return statements;
  }

  private static Set<String> list(Optional<String> privileges, ObjectKey on, String grantee) {
    return list(privileges.orElseGet(() -> grantee.equals(PUBLIC) ? usual(on) : ""));
  }

  private static Set<String> list(String privileges) {
    Set<String> list = new TreeSet<>();
    if (!privileges.equals(NONE)) {
      ONE.matcher(privileges).results().forEach(one -> list.add(one.group()));
    }
    return list;
  }

  /** Gives to the owner, or takes from it, what is in one set and not in the other. */
  private static Optional<String> ofOwner(
      ObjectKey on, String verb, String word, Set<String> these, Set<String> butThose) {
    List<String> changed = these.stream().filter(one -> !butThose.contains(one)).toList();
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    String start =
        "%s%s %s ON %s %s "
            .formatted(of(on), verb, String.join(", ", changed), target(on, changed), word);
    return Optional.of(
        on.kind() == ObjectKind.DEFAULT_PRIVILEGES
            ? start + role(on.name().name())
            // GRANT has no word for the owner, who need not be the one that runs this.
            : "DO LANGUAGE plpgsql "
                + Quoting.string(
                    "BEGIN EXECUTE %s || quote_ident((SELECT pg_get_userbyid(%s)); END"
                        .formatted(Quoting.string(start), ownerOf(on))));
  }

  private static String ownerOf(ObjectKey on) {
    String name = Quoting.name(on.name());
    return switch (on.kind()) {
      case FUNCTION, PROCEDURE ->
          "proowner) FROM pg_catalog.pg_proc WHERE oid = %s::regprocedure"
              .formatted(Quoting.string(name + "(" + on.qualifier() + ")"));
      case AGGREGATE ->
          "proowner) FROM pg_catalog.pg_proc WHERE " + AggregateArguments.isThatOf(on);
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN ->
          "typowner) FROM pg_catalog.pg_type WHERE oid = %s::regtype"
              .formatted(Quoting.string(name));
      case SCHEMA ->
          "nspowner) FROM pg_catalog.pg_namespace WHERE nspname = %s"
              .formatted(Quoting.string(on.name().name()));
      default ->
          "relowner) FROM pg_catalog.pg_class WHERE oid = %s::regclass"
              .formatted(Quoting.string(name));
    };
  }

  /** What everybody has by default (table 5.2). */
  private static String usual(ObjectKey on) {
    return switch (on.kind()) {
      case FUNCTION, PROCEDURE, AGGREGATE -> "EXECUTE";
      case ENUM, COMPOSITE_TYPE, RANGE_TYPE, DOMAIN -> "USAGE";
      case SCHEMA -> on.name().name().equals("public") ? "USAGE" : "";
      case DEFAULT_PRIVILEGES ->
          on.qualifier().equals("functions")
              ? "EXECUTE"
              : on.qualifier().equals("types") ? "USAGE" : "";
      default -> "";
    };
  }

  private static String plain(List<String> privileges) {
    return String.join(
        ", ",
        privileges.stream()
            .map(one -> one.endsWith("*") ? one.substring(0, one.length() - 1) : one)
            .toList());
  }

  private static String role(String name) {
    return name.equals(PUBLIC) ? name : Quoting.name(name);
  }

  /** What stands before GRANT and REVOKE of default privileges. */
  private static String of(ObjectKey on) {
    if (on.kind() != ObjectKind.DEFAULT_PRIVILEGES) {
      return "";
    }
    int in = on.qualifier().indexOf(IN_SCHEMA);
    String schema = in < 0 ? "" : on.qualifier().substring(in + IN_SCHEMA.length());
    return "ALTER DEFAULT PRIVILEGES FOR ROLE "
        + role(on.name().name())
        + (in < 0 ? "" : " IN SCHEMA " + Quoting.name(QualifiedName.parse(schema)))
        + " ";
  }

  /**
   * The object as GRANT names it: a view is a table there, and an aggregate a function. A sequence
   * has columns only as a table.
   */
  private static String target(ObjectKey key, List<String> privileges) {
    String name = Quoting.name(key.name());
    return switch (key.kind()) {
      case SEQUENCE ->
          privileges.stream().anyMatch(one -> one.contains("("))
              ? "TABLE " + name
              : "SEQUENCE " + name;
      case TABLE, VIEW, MATERIALIZED_VIEW -> "TABLE " + name;
      case FUNCTION -> "FUNCTION " + name + "(" + key.qualifier() + ")";
      case AGGREGATE ->
          "FUNCTION " + name + "(" + AggregateArguments.asOfFunction(key.qualifier()) + ")";
      case DEFAULT_PRIVILEGES -> {
        int in = key.qualifier().indexOf(IN_SCHEMA);
        String objects = in < 0 ? key.qualifier() : key.qualifier().substring(0, in);
        yield objects.toUpperCase(Locale.ROOT);
      }
      default -> ObjectText.target(key);
    };
  }
}
