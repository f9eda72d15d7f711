package dev.aludel.examples.statementanalyzer;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.DatabaseVersion;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;

/**
 * Hibernate's SQLite, with what PostgreSQL has enum types for kept as text.
 *
 * <p>Hibernate's own dialect would bind a {@code NAMED_ENUM} as bytes.
 */
public final class SqliteWithEnums extends SQLiteDialect {

  public SqliteWithEnums(DialectResolutionInfo database) {
    super(
        DatabaseVersion.make(
            database.getDatabaseMajorVersion(), database.getDatabaseMinorVersion()));
  }

  @Override
  public void contributeTypes(TypeContributions contributions, ServiceRegistry services) {
    super.contributeTypes(contributions, services);
    contributions
        .getTypeConfiguration()
        .getJdbcTypeRegistry()
        .addDescriptor(SqlTypes.NAMED_ENUM, VarcharJdbcType.INSTANCE);
  }
}
