package dev.aludel.jpa;

import dev.aludel.schema.ModelRequest;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * Hibernate's view of a model, built without a connection and without a session factory.
 *
 * <p>It is built for PostgreSQL, the database that can say most: its dialect keeps UUIDs, JSON,
 * arrays and enums apart. What is read from it afterwards are type codes, not SQL.
 */
final class HibernateMetadata implements AutoCloseable {

  private final BootstrapServiceRegistry bootstrap;
  private final StandardServiceRegistry services;
  private final MetadataImplementor metadata;

  private HibernateMetadata(ModelRequest request, ModelClasses classes, Naming naming) {
    bootstrap =
        new BootstrapServiceRegistryBuilder().applyClassLoader(request.classLoader()).build();
    services =
        new StandardServiceRegistryBuilder(bootstrap)
            .applySetting("hibernate.boot.allow_jdbc_metadata_access", "false")
            .applySetting("hibernate.dialect", "org.hibernate.dialect.PostgreSQLDialect")
            .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
            .applySetting("jakarta.persistence.database-major-version", "18")
            .applySetting("hibernate.xml_mapping_enabled", "false")
            // The alphabet is no order for columns: they come as they are declared.
            .applySetting("hibernate.column_ordering_strategy", "legacy")
            .build();
    try {
      MetadataSources sources = new MetadataSources(services);
      classes.packages().forEach(sources::addPackage);
      classes.mapped().forEach(sources::addAnnotatedClass);
      metadata =
          (MetadataImplementor)
              sources
                  .getMetadataBuilder()
                  .applyPhysicalNamingStrategy(naming.physical())
                  .applyImplicitNamingStrategy(naming.implicit())
                  .build();
    } catch (RuntimeException | LinkageError e) {
      close();
      throw e;
    }
  }

  /**
   * Builds the metadata.
   *
   * @throws ModelException if the classes do not map
   */
  static HibernateMetadata of(ModelRequest request, ModelClasses classes, Naming naming) {
    try {
      return new HibernateMetadata(request, classes, naming);
    } catch (RuntimeException e) {
      throw new ModelException(
          "The entities in %s do not map: %s.".formatted(request.location(), reason(e)), e);
    }
  }

  /** What Hibernate says, from the outermost message to the innermost, each once. */
  private static String reason(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      String message = t.getMessage() == null ? t.getClass().getSimpleName() : t.getMessage();
      String line = message.strip().replaceAll("\\s+", " ").replaceFirst("\\.$", "");
      if (messages.stream().noneMatch(earlier -> earlier.contains(line))) {
        messages.add(line);
      }
    }
    return String.join(": ", messages);
  }

  MetadataImplementor metadata() {
    return metadata;
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(services);
    BootstrapServiceRegistryBuilder.destroy(bootstrap);
  }
}
