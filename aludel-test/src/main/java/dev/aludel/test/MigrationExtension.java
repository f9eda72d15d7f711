package dev.aludel.test;

import dev.aludel.Aludel;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link MigrationTest} does. */
final class MigrationExtension implements TestTemplateInvocationContextProvider, ParameterResolver {

  private static final Namespace OURS = Namespace.create(MigrationExtension.class);
  private static final Set<Class<?>> TYPES =
      Set.of(DataSource.class, Connection.class, Aludel.class, MigratedDatabase.class);

  @Override
  public boolean supportsTestTemplate(ExtensionContext test) {
    return AnnotationSupport.isAnnotated(test.getTestMethod(), MigrationTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext test) {
    return Place.databases(test).stream().map(OnDatabase::new);
  }

  /** One run of a test. */
  private record OnDatabase(TestedDatabase kind) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int number) {
      return kind == TestedDatabase.SQLITE ? "SQLite" : "PostgreSQL";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Parameters(kind));
    }
  }

  /** In a plain test: on the first database. Of a template, each run has its own. */
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getTestMethod().isPresent()
        && !supportsTestTemplate(test)
        && TYPES.contains(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return new Parameters(Place.databases(test).get(0)).resolveParameter(parameter, test);
  }

  /** Gives a test what it asks for of its database. */
  private record Parameters(TestedDatabase kind) implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
      OfTest own = ofTest(test);
      Class<?> type = parameter.getParameter().getType();
      if (type == DataSource.class) {
        return own.database().dataSource();
      }
      if (type == Aludel.class) {
        return own.database().aludel();
      }
      if (type == Connection.class) {
        try {
          return own.connect();
        } catch (SQLException e) {
          throw new ParameterResolutionException("The test's database cannot be reached.", e);
        }
      }
      return own.database();
    }

    private OfTest ofTest(ExtensionContext test) {
      Store store = test.getStore(OURS);
      String key = test.getUniqueId();
      OfTest known = store.get(key, OfTest.class);
      if (known == null) {
        Templates templates = templates(test.getRoot().getStore(OURS));
        known = new OfTest(templates.copy(kind, Place.of(test)), templates, new ArrayDeque<>());
        // The store closes what it holds when its context, here the test, ends.
        store.put(key, known);
      }
      return known;
    }

    private static synchronized Templates templates(Store root) {
      Templates known = root.get(Templates.class, Templates.class);
      if (known == null) {
        known = new Templates();
        root.put(Templates.class, known);
      }
      return known;
    }
  }

  /** What one test has, and gives back at its end. */
  private record OfTest(
      MigratedDatabase database, Templates templates, Deque<Connection> connections)
      implements AutoCloseable {

    Connection connect() throws SQLException {
      Connection connection = database.connect();
      connections.push(connection);
      return connection;
    }

    @Override
    public void close() throws SQLException {
      for (Connection connection : connections) {
        connection.close();
      }
      templates.remove(database);
    }
  }
}
