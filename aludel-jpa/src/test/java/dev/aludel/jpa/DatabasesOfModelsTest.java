package dev.aludel.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.dialect.Statement;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import dev.aludel.operation.Operation;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.junit.jupiter.api.Test;

/** What entities become, in real databases. */
class DatabasesOfModelsTest {

  private static final List<Class<?>> MODEL =
      List.of(
          ConstraintsTest.Person.class,
          ConstraintsTest.Account.class,
          ConstraintsTest.Book.class,
          ConstraintsTest.Pet.class,
          ConstraintsTest.Range.class,
          EnumsTest.Task.class,
          EnumsTest.Report.class,
          InheritanceTest.Payment.class,
          InheritanceTest.Cash.class,
          InheritanceTest.Card.class,
          InheritanceTest.Animal.class,
          InheritanceTest.Dog.class,
          InheritanceTest.Vehicle.class,
          InheritanceTest.Car.class,
          KeysTest.Order.class,
          KeysTest.Line.class,
          KeysTest.LineKey.class,
          KeysTest.Note.class,
          KeysTest.Details.class,
          KeysTest.Seat.class,
          RelationsTest.Label.class,
          RelationsTest.Album.class,
          RelationsTest.Track.class,
          RelationsTest.Novel.class,
          ColumnsTest.WithDefaults.class,
          ColumnsTest.Customer.class,
          ColumnsTest.Address.class);

  private static Schema schema(List<Class<?>> model) {
    return Entities.schema(model.toArray(Class<?>[]::new));
  }

  @OnBothDatabases
  void aDatabaseMadeFromAModelShowsNoDifference(TestDatabase db) throws SQLException {
    Schema model = schema(MODEL);
    try (Connection connection = db.connect()) {
      create(connection, model);

      assertThat(differences(connection, model)).isEmpty();
    }
  }

  /** What Hibernate's own tables cannot agree with, for the reasons beside it. */
  private static final Set<Class<?>> MADE_OTHERWISE =
      Set.of(
          EnumsTest.Task.class, // the values of an enum in alphabetical order
          ConstraintsTest.Book.class, // an expression of an index quoted like a column
          KeysTest.Line.class, // references to a key of several columns, ordered by their types
          KeysTest.LineKey.class,
          KeysTest.Note.class);

  /** Hibernate itself makes the tables, as the judge of what its mappings mean. */
  @Test
  void aDatabaseMadeByHibernateDiffersOnlyInTheOrderOfKeysOfSeveralColumns() throws SQLException {
    List<Class<?>> model = MODEL.stream().filter(type -> !MADE_OTHERWISE.contains(type)).toList();
    try (TestPostgres db = TestPostgres.create();
        Connection connection = db.connect()) {
      letHibernateCreate(db, model);

      assertThat(differences(connection, schema(model)))
          .allMatch(
              change ->
                  change.contains("primary key album_tracks_pkey")
                      || change.contains("primary key seat_pkey"));
    }
  }

  private static List<String> differences(Connection connection, Schema model) throws SQLException {
    Dialect dialect = Dialects.of(connection);
    Schema live = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
    Schema held = dialect.normalise(connection, model, live);
    return SchemaDiff.between(live, model, held, Renames.NONE).describe();
  }

  private static void create(Connection connection, Schema model) throws SQLException {
    Dialect dialect = Dialects.of(connection);
    Schema now = dialect.inspect(connection, Scope.CURRENT_SCHEMA);
    Schema held = dialect.normalise(connection, model, now);
    for (Operation operation : SchemaDiff.between(now, model, held, Renames.NONE).operations()) {
      Schema before = now;
      for (Statement statement : dialect.compile(operation, () -> before)) {
        try (java.sql.Statement jdbc = connection.createStatement()) {
          jdbc.execute(statement.sql());
        }
      }
      now = operation.apply(now);
    }
  }

  private static void letHibernateCreate(TestPostgres db, List<Class<?>> model) {
    ModelRequest request =
        new ModelRequest("", Entities.class.getClassLoader(), List.of(), ModelRequest.SPRING);
    Naming naming = Naming.of(request, new GivenNames());
    try (QuietHibernate quiet = QuietHibernate.during(Entities.class.getClassLoader())) {
      StandardServiceRegistry services =
          new StandardServiceRegistryBuilder()
              .applySetting("hibernate.connection.url", db.url())
              .applySetting("hibernate.hbm2ddl.auto", "create")
              .applySetting("hibernate.hbm2ddl.halt_on_error", "true")
              .build();
      try {
        MetadataSources sources = new MetadataSources(services);
        model.forEach(sources::addAnnotatedClass);
        sources
            .getMetadataBuilder()
            .applyPhysicalNamingStrategy(naming.physical())
            .applyImplicitNamingStrategy(naming.implicit())
            .build()
            .buildSessionFactory()
            .close();
      } finally {
        StandardServiceRegistryBuilder.destroy(services);
      }
    }
  }
}
