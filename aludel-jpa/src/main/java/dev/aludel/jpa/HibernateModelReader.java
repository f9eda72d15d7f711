package dev.aludel.jpa;

import dev.aludel.schema.ModelReader;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;

/**
 * Reads JPA entities to a schema, as the Hibernate on the class path maps them: {@code
 * jpa:com.example.model}. No database is asked.
 *
 * <p>Columns come in the order in which the fields are declared, the primary key first. A
 * constraint or an index has a name only if the model gives it one. A name that the model does not
 * quote is written in lower case: Hibernate does not quote it either, so PostgreSQL reads it so
 * (its manual, section 4.1.1) and SQLite does not mind.
 */
public final class HibernateModelReader implements ModelReader {

  @Override
  public String scheme() {
    return "jpa";
  }

  @Override
  public Schema read(ModelRequest request) {
    EntityScan scan = new EntityScan(request.classLoader(), request.classPath());
    return read(request, scan.find(EntityScan.packages(request.location())));
  }

  static Schema read(ModelRequest request, ModelClasses classes) {
    GivenNames names = new GivenNames();
    try (QuietHibernate quiet = QuietHibernate.during(request.classLoader());
        HibernateMetadata metadata =
            HibernateMetadata.of(request, classes, Naming.of(request, names))) {
      return new SchemaReading(metadata.metadata(), names).schema();
    } catch (LinkageError e) {
      throw EntityScan.unloadable("the model " + request.location(), e);
    }
  }
}
