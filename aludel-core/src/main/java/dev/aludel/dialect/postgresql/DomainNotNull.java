package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names and comments of the NOT NULL constraints of domains, which PostgreSQL 17 and newer keep
 * (CREATE DOMAIN): the options {@code postgresql.not_null_name}, for a name that a person gave, and
 * {@code postgresql.not_null_comment} of the domain.
 */
final class DomainNotNull {

  static final String NAME = "postgresql.not_null_name";
  static final String COMMENT = "postgresql.not_null_comment";

  /** The first version in which they have names. */
  static final int SINCE = 170_000;

  private DomainNotNull() {}

  /** What the catalog says of it in the options of a domain {@code t}: an array of text. */
  static String read() {
    return """
        (SELECT coalesce(array_agg(said.text), '{}')
         FROM pg_catalog.pg_constraint k
         LEFT JOIN pg_catalog.pg_description dk
           ON dk.classoid = 'pg_constraint'::regclass AND dk.objoid = k.oid
         CROSS JOIN LATERAL (VALUES
           (CASE WHEN rtrim(k.conname::text, '0123456789') NOT LIKE '_%!_not!_null' ESCAPE '!'
                 THEN 'not_null_name=' || k.conname END),
           ('not_null_comment=' || dk.description)) said(text)
         WHERE k.contypid = t.oid AND k.contype = 'n' AND said.text IS NOT NULL)""";
  }

  /** {@code CONSTRAINT name NOT NULL}, if the domain takes no NULL. */
  static String clause(Map<String, String> options) {
    return options.containsKey(ObjectOptions.NOT_NULL)
        ? TableOptions.of(options, NAME).map(name -> " CONSTRAINT " + Quoting.name(name)).orElse("")
            + " NOT NULL"
        : "";
  }

  /**
   * The statements that lead from one name and comment to another, once the domain takes no NULL. A
   * server before 17 has no such constraint, and nothing happens there.
   */
  static List<String> changes(ObjectKey key, Map<String, String> from, Map<String, String> to) {
    if (!to.containsKey(ObjectOptions.NOT_NULL)) {
      return List.of();
    }
    boolean stays = from.containsKey(ObjectOptions.NOT_NULL);
    Optional<String> wasName = TableOptions.of(from, NAME).filter(name -> stays);
    Optional<String> isName = TableOptions.of(to, NAME);
    Optional<String> wasText = TableOptions.of(from, COMMENT).filter(text -> stays);
    Optional<String> isText = TableOptions.of(to, COMMENT);
    List<String> statements = new ArrayList<>();
    if (!wasName.equals(isName)) {
      String name = isName.orElseGet(() -> NotNullNames.serversOwn(key.name().name()));
      statements.add(
          onIt(
              key,
              "ALTER DOMAIN %s RENAME CONSTRAINT %%I TO %s"
                  .formatted(
                      NotNullNames.escaped(Quoting.name(key.name())),
                      NotNullNames.escaped(Quoting.name(name))),
              " AND c.conname <> " + Quoting.string(name)));
    }
    if (!wasText.equals(isText)) {
      statements.add(
          onIt(
              key,
              "COMMENT ON CONSTRAINT %%I ON DOMAIN %s IS %s"
                  .formatted(
                      NotNullNames.escaped(Quoting.name(key.name())),
                      NotNullNames.escaped(isText.map(Quoting::string).orElse("NULL"))),
              ""));
    }
    return statements;
  }

  private static String onIt(ObjectKey key, String statement, String which) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE statement text;
            BEGIN
              FOR statement IN
                SELECT format(%s, c.conname)
                FROM pg_catalog.pg_constraint c
                WHERE c.contypid = %s::pg_catalog.regtype AND c.contype = 'n'%s
              LOOP
                EXECUTE statement;
              END LOOP;
            END"""
                .formatted(
                    Quoting.string(statement), Quoting.string(Quoting.name(key.name())), which));
  }
}
