package dev.aludel.connect.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestDatabases;
import dev.aludel.testing.TestPostgres;
import dev.aludel.testing.TestSqlite;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.sql.SQLException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The data source is one like any other. */
@ExtendWith(TestDatabases.class)
class OtherLibrariesTest {

  @Entity(name = "clients")
  static class Client {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    String name;

    protected Client() {}

    Client(String name) {
      this.name = name;
    }
  }

  @Test
  void hibernateWorksOnIt(TestPostgres db) throws SQLException {
    db.execute("CREATE TABLE clients (id bigserial PRIMARY KEY, name text)");
    try (Database database = Database.open(DatabaseTest.settings(db));
        var registry =
            new StandardServiceRegistryBuilder()
                .applySetting("jakarta.persistence.nonJtaDataSource", database.dataSource())
                .build();
        SessionFactory factory =
            new MetadataSources(registry)
                .addAnnotatedClass(Client.class)
                .buildMetadata()
                .buildSessionFactory()) {
      factory.inTransaction(session -> session.persist(new Client("Ada")));
      String name =
          factory.fromTransaction(
              session ->
                  session
                      .createSelectionQuery("select name from clients", String.class)
                      .getSingleResult());
      assertThat(name).isEqualTo("Ada");
      assertThat(database.poolState().checkedOut()).isZero();
    }
  }

  @Test
  void jdbiWorksOnIt(TestPostgres postgres, TestSqlite sqlite) throws SQLException {
    for (TestDatabase db : new TestDatabase[] {postgres, sqlite}) {
      db.execute("CREATE TABLE clients (id integer PRIMARY KEY, name text)");
      try (Database database = Database.open(DatabaseTest.settings(db))) {
        Jdbi jdbi = Jdbi.create(database.dataSource());
        jdbi.useTransaction(
            handle -> handle.execute("INSERT INTO clients VALUES (?, ?)", 1, "Ada"));
        assertThat(
                jdbi.<String, RuntimeException>withHandle(
                    handle ->
                        handle
                            .createQuery("SELECT name FROM clients WHERE id = :id")
                            .bind("id", 1)
                            .mapTo(String.class)
                            .one()))
            .isEqualTo("Ada");
        assertThat(database.poolState().checkedOut()).isZero();
      }
    }
  }
}
