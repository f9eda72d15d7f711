package dev.aludel.jpa;

import dev.aludel.schema.ModelRequest;
import java.lang.reflect.InvocationTargetException;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;

/**
 * How names in the model become names in the database.
 *
 * @param physical turns the model's names to the database's
 * @param implicit makes up what the model does not name
 */
record Naming(PhysicalNamingStrategy physical, ImplicitNamingStrategy implicit) {

  /** What Spring Boot 4 uses, with Hibernate 7. */
  private static final String SNAKE_CASE =
      "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl";

  /** What Spring Boot 3 uses, with Hibernate 6. */
  private static final String CAMEL_CASE =
      "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";

  /**
   * The naming that the request asks for.
   *
   * @throws ModelException if it is neither a known one nor a strategy's class
   */
  static Naming of(ModelRequest request, GivenNames names) {
    Naming naming =
        switch (request.naming()) {
          case ModelRequest.SPRING -> new Naming(spring(), new SpringImplicitNaming());
          case ModelRequest.JPA ->
              new Naming(
                  new PhysicalNamingStrategyStandardImpl(),
                  new ImplicitNamingStrategyJpaCompliantImpl());
          default -> ofClass(request);
        };
    return new Naming(naming.physical(), names.listeningTo(naming.implicit()));
  }

  private static PhysicalNamingStrategy spring() {
    ClassLoader hibernate = PhysicalNamingStrategy.class.getClassLoader();
    try {
      return (PhysicalNamingStrategy) create(Class.forName(SNAKE_CASE, true, hibernate));
    } catch (ReflectiveOperationException onlyInHibernate7) {
      try {
        return (PhysicalNamingStrategy) create(Class.forName(CAMEL_CASE, true, hibernate));
      } catch (ReflectiveOperationException e) {
        throw new ModelException(
            "This Hibernate has none of the naming strategies that Spring Boot uses. Aludel reads entities with Hibernate 6.6 and 7.",
            e);
      }
    }
  }

  private static Naming ofClass(ModelRequest request) {
    Object strategy;
    try {
      strategy = create(Class.forName(request.naming(), true, request.classLoader()));
    } catch (ClassNotFoundException e) {
      throw new ModelException(
          "Naming strategy '%s' is neither spring nor jpa nor a class on the class path. Correct naming in aludel.toml, or add the class's directory or jar to classpath there."
              .formatted(request.naming()),
          e);
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      throw new ModelException(
          "Naming strategy %s cannot be made: %s. It needs a public constructor without parameters."
              .formatted(request.naming(), cause),
          e);
    }
    if (!(strategy instanceof PhysicalNamingStrategy)
        && !(strategy instanceof ImplicitNamingStrategy)) {
      throw new ModelException(
          "Class %s is neither a PhysicalNamingStrategy nor an ImplicitNamingStrategy of Hibernate's."
              .formatted(request.naming()));
    }
    return new Naming(
        strategy instanceof PhysicalNamingStrategy physical
            ? physical
            : new PhysicalNamingStrategyStandardImpl(),
        strategy instanceof ImplicitNamingStrategy implicit
            ? implicit
            : new ImplicitNamingStrategyJpaCompliantImpl());
  }

  private static Object create(Class<?> type) throws ReflectiveOperationException {
    return type.getDeclaredConstructor().newInstance();
  }
}
