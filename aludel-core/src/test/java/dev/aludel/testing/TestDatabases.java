package dev.aludel.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the database that it names as a parameter, {@link TestPostgres} or {@link
 * TestSqlite}, and closes it when the test is done. A parameter of {@code @BeforeEach} is the
 * test's own; one of {@code @BeforeAll} or of the constructor is another.
 */
public final class TestDatabases implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    return type == TestPostgres.class || type == TestSqlite.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var type = parameter.getParameter().getType();
    // The store closes what it holds when its context, here the test, ends.
    return context
        .getStore(Namespace.create(TestDatabases.class, context.getUniqueId()))
        .computeIfAbsent(
            type, t -> t == TestPostgres.class ? TestPostgres.create() : TestSqlite.create());
  }
}
