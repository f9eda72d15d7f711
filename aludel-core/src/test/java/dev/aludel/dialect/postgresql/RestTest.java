package dev.aludel.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aludel.dialect.Inspection;
import dev.aludel.dialect.Scope;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is seen and not managed is told. */
class RestTest {

  @Test
  void whatNoSchemaHoldsIsTold() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect()) {
      assertThat(rest(connection)).isEmpty();
      db.execute(
          """
          CREATE FOREIGN DATA WRAPPER files;
          CREATE SERVER disk FOREIGN DATA WRAPPER files;
          CREATE USER MAPPING FOR PUBLIC SERVER disk OPTIONS (password 'hidden');
          CREATE FOREIGN TABLE far (a integer) SERVER disk;
          CREATE SUBSCRIPTION news CONNECTION 'password=hidden' PUBLICATION all_of_it
            WITH (connect = false);
          CREATE TYPE shell;
          CREATE TEXT SEARCH CONFIGURATION english_too (COPY = english);
          CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq);
          CREATE TYPE row_type AS (a integer);
          CREATE TYPE spans AS RANGE (SUBTYPE = float8);
          CREATE TYPE pair;
          CREATE FUNCTION pair_in(cstring) RETURNS pair LANGUAGE internal IMMUTABLE STRICT AS 'point_in';
          CREATE FUNCTION pair_out(pair) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out';
          CREATE TYPE pair (INPUT = pair_in, OUTPUT = pair_out, INTERNALLENGTH = 16, ELEMENT = float8);
          CREATE TABLE typed OF row_type;
          CREATE CAST (row_type AS text) WITH INOUT;
          ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO pg_monitor;
          """);

      assertThat(rest(connection))
          .containsExactly(
              "base type pair",
              "cast row_type to text",
              "default privileges of postgres",
              "foreign server disk",
              "foreign table far",
              "foreign-data wrapper files",
              "operator ===(text,text)",
              "shell type shell",
              "subscription news",
              "text search configuration english_too",
              "typed table typed",
              "user mapping of public for disk");
      db.execute("ALTER SUBSCRIPTION news SET (slot_name = NONE); DROP SUBSCRIPTION news");
    }
  }

  @Test
  void whatATableHasThatAludelCannotMakeIsToldByItsColumnOrIndex() throws Exception {
    assumeTrue(TestPostgres.majorVersion() >= 18, "NOT NULL is a constraint from 18 on");
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect()) {
      db.execute(
          """
          CREATE TABLE keyed (id integer PRIMARY KEY) PARTITION BY LIST (id);
          CREATE TABLE keyed_one PARTITION OF keyed FOR VALUES IN (1);
          CREATE TABLE refers (k integer CONSTRAINT k REFERENCES keyed);
          ALTER TABLE refers DISABLE TRIGGER ALL;
          ALTER TABLE keyed_one DISABLE TRIGGER ALL;
          """);

      assertThat(rest(connection))
          .containsExactly(
              "trigger of a foreign key to a partition with a state of its own keyed_one.k",
              "trigger of a foreign key to a partition with a state of its own keyed_one.k");
    }
  }

  @Test
  void aPartitionsKeyThatIsAnotherThanTheOneAboveIsTold() throws Exception {
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect()) {
      db.execute(
          """
          CREATE TABLE p (k integer, a integer, UNIQUE (k, a) DEFERRABLE) PARTITION BY LIST (k);
          CREATE TABLE same PARTITION OF p FOR VALUES IN (1);
          CREATE TABLE other (k integer, a integer, UNIQUE (k, a));
          ALTER TABLE p ATTACH PARTITION other FOR VALUES IN (2);
          """);

      assertThat(rest(connection))
          .containsExactly(
              "key of a partition that is another than the one above other.other_k_a_key");
    }
  }

  @Test
  void aPartitionsTriggerOfAnotherNameIsToldAndNothingThatItHas() throws Exception {
    assumeTrue(TestPostgres.majorVersion() < 15, "ALTER TRIGGER refuses it from 15 on");
    try (TestPostgres db = TestPostgres.create();
        var connection = db.connect()) {
      db.execute(
          """
          CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
          CREATE TABLE parts (a integer) PARTITION BY LIST (a);
          CREATE TABLE part PARTITION OF parts FOR VALUES IN (1);
          CREATE TABLE other PARTITION OF parts FOR VALUES IN (2);
          CREATE TRIGGER says BEFORE INSERT ON parts FOR EACH ROW EXECUTE FUNCTION say();
          ALTER TRIGGER says ON part RENAME TO says_otherwise;
          ALTER TABLE part DISABLE TRIGGER says_otherwise;
          ALTER TABLE other DISABLE TRIGGER says;
          """);

      assertThat(rest(connection))
          .containsExactly("trigger of a partition with a name of its own part.says_otherwise");
      assertThat(Postgres.DIALECT.inspect(connection, Scope.CURRENT_SCHEMA).definedObjects())
          .filteredOn(object -> object.kind() == ObjectKind.TRIGGER)
          .extracting(DefinedObject::options)
          .containsExactly(new TreeMap<>(Map.of("postgresql.partition_enabled.other", "disabled")));
    }
  }

  private static List<String> rest(java.sql.Connection connection) throws Exception {
    return Postgres.DIALECT.inspectWithRest(connection, Scope.CURRENT_SCHEMA).unmanaged().stream()
        .map(Inspection.Unmanaged::toString)
        .toList();
  }
}
