package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Column;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Type;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Reads the rows of {@link CatalogQueries#COLUMNS}. */
final class ColumnReader {

  private final Session session;
  private final Map<Long, TableDraft> tables;
  private final Map<Long, EnumType> enums;
  private final SequenceReader sequences;

  ColumnReader(
      Session session,
      Map<Long, TableDraft> tables,
      Map<Long, EnumType> enums,
      SequenceReader sequences) {
    this.session = session;
    this.tables = tables;
    this.enums = enums;
    this.sequences = sequences;
  }

  void read(Row row) throws SQLException {
    TableDraft table = tables.get(row.number("attrelid"));
    if (table == null) {
      return;
    }
    Type type = type(row);
    Optional<String> expression = row.optional("expression").map(session::ownNames);
    String generated = row.text("attgenerated");
    Optional<Expression> defaultValue = Optional.empty();
    Optional<Generated> generatedAs = Optional.empty();
    if (!generated.isEmpty()) {
      generatedAs =
          expression.map(sql -> new Generated(ExpressionReader.read(sql), generated.equals("s")));
    } else if (expression.isPresent()) {
      defaultValue = ExpressionReader.readDefault(expression.orElseThrow(), type);
    }
    ColumnOptions.read(row, row.text("attname"), table.options);
    int number = (int) row.number("attnum");
    table.columns.put(
        number,
        new Column(
            row.text("attname"),
            type,
            !row.flag("attnotnull"),
            defaultValue,
            identity(row, type, number),
            generatedAs,
            collation(row),
            row.optional("description")));
  }

  private Type type(Row row) throws SQLException {
    EnumType type = enums.get(row.number("enum"));
    if (type == null) {
      return TypeTable.read(row.text("declared"));
    }
    return row.flag("is_array") ? new Type.Array(type.type()) : type.type();
  }

  private Optional<Identity> identity(Row row, Type type, int number) throws SQLException {
    String kind = row.text("attidentity");
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Identity(
            kind.equals("a"), sequences.identityOptions(row.number("attrelid"), number, type)));
  }

  private Optional<String> collation(Row row) throws SQLException {
    Optional<String> name = row.optional("collname");
    return name.isEmpty()
        ? name
        : Optional.of(session.attributeName(row.text("collation_schema"), name.orElseThrow()));
  }
}
