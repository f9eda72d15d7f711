package dev.aludel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The same revisions in each tool's own form, a file for each revision: a table and an index on it.
 *
 * @param count how many
 * @param aludel a folder of Aludel's SQL scripts
 * @param flyway a folder of versioned migrations
 * @param liquibase a folder with {@code changelog.xml}, which includes a folder of SQL changesets
 * @param plain a folder of the statements alone
 */
record RevisionSet(int count, Path aludel, Path flyway, Path liquibase, Path plain) {

  private static final String CHANGELOG =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        <includeAll path="changes/"/>
      </databaseChangeLog>
      """;

  static RevisionSet write(Path folder, int count) throws IOException {
    RevisionSet set =
        new RevisionSet(
            count,
            Files.createDirectories(folder.resolve("aludel")),
            Files.createDirectories(folder.resolve("flyway")),
            Files.createDirectories(folder.resolve("liquibase")),
            Files.createDirectories(folder.resolve("plain")));
    Path changes = Files.createDirectories(set.liquibase.resolve("changes"));
    Files.writeString(set.liquibase.resolve("changelog.xml"), CHANGELOG);
    for (int number = 1; number <= count; number++) {
      String table = "t%05d".formatted(number);
      String sql = statements(table);
      Files.writeString(set.plain.resolve(table + ".sql"), sql);
      Files.writeString(set.flyway.resolve("V%d__create_%s.sql".formatted(number, table)), sql);
      Files.writeString(
          changes.resolve(table + ".sql"),
          "--liquibase formatted sql\n\n--changeset bench:%s\n%s".formatted(table, sql));
      Files.writeString(
          set.aludel.resolve("%s_create_%s.sql".formatted(id(number), table)),
          """
          -- Create %s
          -- revision: %s
          -- down: %s
          -- created: 2026-11-21T04:08:00Z

          -- upgrade
          %s
          -- downgrade
          DROP TABLE %s;
          """
              .formatted(table, id(number), number == 1 ? "" : id(number - 1), sql, table));
    }
    return set;
  }

  private static String statements(String table) {
    return """
        CREATE TABLE %s (
          id bigint NOT NULL PRIMARY KEY,
          name varchar(100) NOT NULL,
          created_at timestamp NOT NULL
        );
        CREATE INDEX %s_name_idx ON %s (name);
        """
        .formatted(table, table, table);
  }

  private static String id(int number) {
    return "%012x".formatted(number * 2_654_435_761L);
  }
}
