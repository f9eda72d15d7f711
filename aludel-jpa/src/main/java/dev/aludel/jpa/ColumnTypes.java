package dev.aludel.jpa;

import dev.aludel.schema.EnumType;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.SchemaException;
import dev.aludel.schema.Type;
import dev.aludel.schema.TypeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.Column;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.BasicPluralType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.EntityType;
import org.hibernate.type.MetaType;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.converter.spi.BasicValueConverter;
import org.jspecify.annotations.Nullable;

/**
 * The logical types of mapped columns, by their JDBC type codes (Hibernate's {@code SqlTypes}).
 *
 * <p>The enums that it meets are kept, to be objects of the schema.
 */
final class ColumnTypes {

  /** PostgreSQL's longest varchar: longer text is text (its manual, section 8.3). */
  private static final long MAX_VARCHAR = 10_485_760;

  private final MetadataImplementor metadata;
  private final SortedMap<QualifiedName, EnumType> enums = new TreeMap<>();

  ColumnTypes(MetadataImplementor metadata) {
    this.metadata = metadata;
  }

  /** The enums of all columns so far. */
  Collection<EnumType> enums() {
    return enums.values();
  }

  /** The type of a column, as it is mapped. */
  Type of(Column column) {
    if (column instanceof AggregateColumn aggregate) {
      return ofAggregate(aggregate);
    }
    JdbcMapping mapping = mapping(column.getValue().getType(), column.getTypeIndex());
    return of(mapping, column, Optional.empty());
  }

  /** The type of a column whose enum, if it is one, has a name of its own. */
  Type of(Column column, QualifiedName enumName) {
    JdbcMapping mapping = mapping(column.getValue().getType(), column.getTypeIndex());
    return of(mapping, column, Optional.of(enumName));
  }

  /** Whether the column holds the values of a type that is created for them. */
  boolean isEnum(Column column) {
    if (column instanceof AggregateColumn) {
      return false;
    }
    JdbcMapping mapping = mapping(column.getValue().getType(), column.getTypeIndex());
    int code = mapping.getJdbcType().getDdlTypeCode();
    return code >= SqlTypes.ENUM && code <= SqlTypes.NAMED_ORDINAL_ENUM;
  }

  /** An embedded object in one column. */
  private Type ofAggregate(AggregateColumn column) {
    Integer code = column.getSqlTypeCode();
    if (code != null && (code == SqlTypes.JSON || code == SqlTypes.JSON_ARRAY)) {
      return Type.Scalar.JSON;
    }
    return new Type.Sql(column.getSqlType(metadata));
  }

  /** The basic type at one column of a type that may span several. */
  private JdbcMapping mapping(org.hibernate.type.Type type, int index) {
    if (type instanceof CompositeType composite) {
      int at = 0;
      for (org.hibernate.type.Type part : composite.getSubtypes()) {
        int span = HibernateLine.columnSpan(part, metadata);
        if (index < at + span) {
          return mapping(part, index - at);
        }
        at += span;
      }
      throw new IllegalStateException("No column " + index + " in " + type.getName());
    }
    if (type instanceof EntityType entity) {
      return mapping(HibernateLine.keyType(entity, metadata), index);
    }
    if (type instanceof MetaType meta) {
      return (JdbcMapping) meta.getBaseType();
    }
    return (JdbcMapping) type;
  }

  private Type of(JdbcMapping mapping, Column column, Optional<QualifiedName> enumName) {
    Size size = HibernateLine.size(column, metadata);
    int code = mapping.getJdbcType().getDdlTypeCode();
    return switch (code) {
      case SqlTypes.BOOLEAN, SqlTypes.BIT -> Type.Scalar.BOOLEAN;
      case SqlTypes.TINYINT, SqlTypes.SMALLINT -> Type.Scalar.SMALL_INTEGER;
      case SqlTypes.INTEGER -> Type.Scalar.INTEGER;
      case SqlTypes.BIGINT -> Type.Scalar.BIG_INTEGER;
      case SqlTypes.REAL -> Type.Scalar.REAL;
      case SqlTypes.DOUBLE -> Type.Scalar.DOUBLE_PRECISION;
      case SqlTypes.FLOAT -> floating(mapping, size);
      case SqlTypes.NUMERIC, SqlTypes.DECIMAL ->
          new Type.Decimal(
              OptionalInt.of(Objects.requireNonNullElse(size.getPrecision(), 38)),
              Objects.requireNonNullElse(size.getScale(), 0));
      case SqlTypes.CHAR, SqlTypes.NCHAR -> fixed(mapping, size);
      case SqlTypes.VARCHAR, SqlTypes.NVARCHAR -> varying(size);
      case SqlTypes.LONGVARCHAR,
          SqlTypes.LONGNVARCHAR,
          SqlTypes.LONG32VARCHAR,
          SqlTypes.LONG32NVARCHAR,
          SqlTypes.CLOB,
          SqlTypes.NCLOB,
          SqlTypes.MATERIALIZED_CLOB,
          SqlTypes.MATERIALIZED_NCLOB ->
          Type.Scalar.TEXT;
      case SqlTypes.BINARY,
          SqlTypes.VARBINARY,
          SqlTypes.LONGVARBINARY,
          SqlTypes.LONG32VARBINARY,
          SqlTypes.BLOB,
          SqlTypes.MATERIALIZED_BLOB ->
          Type.Scalar.BYTES;
      case SqlTypes.DATE, SqlTypes.LOCAL_DATE -> Type.Scalar.DATE;
      case SqlTypes.TIME, SqlTypes.LOCAL_TIME -> new Type.Time(fraction(column), false);
      case SqlTypes.TIME_WITH_TIMEZONE, SqlTypes.TIME_UTC, SqlTypes.OFFSET_TIME ->
          new Type.Time(fraction(column), true);
      case SqlTypes.TIMESTAMP, SqlTypes.LOCAL_DATE_TIME ->
          new Type.Timestamp(fraction(column), false);
      case SqlTypes.TIMESTAMP_WITH_TIMEZONE,
          SqlTypes.TIMESTAMP_UTC,
          SqlTypes.INSTANT,
          SqlTypes.OFFSET_DATE_TIME,
          SqlTypes.ZONED_DATE_TIME ->
          new Type.Timestamp(fraction(column), true);
      case SqlTypes.INTERVAL_SECOND, SqlTypes.DURATION -> Type.Scalar.INTERVAL;
      case SqlTypes.UUID -> Type.Scalar.UUID;
      case SqlTypes.JSON, SqlTypes.JSON_ARRAY -> Type.Scalar.JSON;
      case SqlTypes.ENUM, SqlTypes.NAMED_ENUM, SqlTypes.ORDINAL_ENUM, SqlTypes.NAMED_ORDINAL_ENUM ->
          enumeration(mapping, enumName);
      default ->
          mapping instanceof BasicPluralType<?, ?> plural
              ? new Type.Array(of(plural.getElementType(), column, enumName))
              : TypeText.parse(column.getSqlType(metadata));
    };
  }

  /** Precision counts binary digits here: 24 of them fit into four bytes. */
  private static Type floating(JdbcMapping mapping, Size size) {
    int digits =
        Objects.requireNonNullElseGet(
            size.getPrecision(),
            () -> mapping.getJdbcJavaType().getJavaTypeClass() == Float.class ? 24 : 53);
    return digits <= 24 ? Type.Scalar.REAL : Type.Scalar.DOUBLE_PRECISION;
  }

  private static Type fixed(JdbcMapping mapping, Size size) {
    boolean single = mapping.getJdbcJavaType().getJavaTypeClass() == Character.class;
    return new Type.Char(single ? 1 : (int) length(size.getLength()));
  }

  private static Type varying(Size size) {
    long length = length(size.getLength());
    return length > MAX_VARCHAR ? Type.Scalar.TEXT : new Type.Varchar(OptionalInt.of((int) length));
  }

  private static long length(@Nullable Long length) {
    return length == null ? 255 : length;
  }

  /** What the model says; else, and with six digits, what the database keeps by itself. */
  private static OptionalInt fraction(Column column) {
    Integer precision = column.getTemporalPrecision();
    return precision == null || precision == 6 ? OptionalInt.empty() : OptionalInt.of(precision);
  }

  /** In the order of the Java enum, so that the database compares the values as Java does. */
  private Type enumeration(JdbcMapping mapping, Optional<QualifiedName> name) {
    Class<?> type = mapping.getJavaTypeDescriptor().getJavaTypeClass();
    if (!type.isEnum()) {
      type = mapping.getMappedJavaType().getJavaTypeClass();
    }
    Object[] constants = Objects.requireNonNullElse(type.getEnumConstants(), new Object[0]);
    List<String> values = new ArrayList<>();
    Arrays.stream(constants).map(constant -> value(mapping, constant)).forEach(values::add);
    String simple = Names.folded(type.getSimpleName());
    EnumType found = EnumType.of(name.orElseGet(() -> QualifiedName.of(simple)), values);
    EnumType known = enums.putIfAbsent(found.name(), found);
    if (known != null && !known.equals(found)) {
      throw new SchemaException(
          "Two Java enums want to be the type %s of the database, with values %s and %s. Give one of their columns another type by @Column(columnDefinition = \"other_name\")."
              .formatted(found.name(), known.values(), found.values()));
    }
    return found.type();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static String value(JdbcMapping mapping, Object constant) {
    BasicValueConverter converter = mapping.getValueConverter();
    Object value = converter == null ? null : converter.toRelationalValue(constant);
    return value instanceof String text ? text : ((Enum<?>) constant).name();
  }
}
