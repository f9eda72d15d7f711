package dev.aludel.migrate;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.EnumType;
import dev.aludel.schema.Expression;
import dev.aludel.schema.Generated;
import dev.aludel.schema.Index;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A live schema in the words of those who declared it, the scripts and the model, in place of the
 * database's own.
 *
 * <p>A revision serves every dialect, and carries what it takes away. PostgreSQL shows {@code kind
 * IN ('a', 'b')} as {@code (kind)::text = ANY (ARRAY[…])}, which SQLite refuses; SQLite shows no
 * comment. So each piece that the database would show of a declaration just as it shows its own is
 * taken from the declaration. What nobody declared, or was changed behind the scripts' back, stays
 * as the database spells it.
 */
final class DeclaredSpelling {

  /**
   * Somebody's words, and what the database shows of them.
   *
   * @param said a schema with every part named
   * @param held what {@code Dialect.normalise} makes of it
   */
  record Declaration(Schema said, Schema held) {

    Declaration {
      said = NamingConvention.apply(said);
    }
  }

  /** The same for one table. */
  private record TableDeclaration(Table said, Table held) {

    Optional<ColumnDeclaration> column(String name) {
      return said.column(name)
          .flatMap(own -> held.column(name).map(shown -> new ColumnDeclaration(own, shown)));
    }
  }

  /** The same for one column. */
  private record ColumnDeclaration(Column said, Column held) {}

  private final List<Declaration> declarations;
  private final Optional<OtherDialect> other;

  /**
   * @param declarations those whose words count, the first one most
   * @param other another dialect's words for what none of them declares
   */
  DeclaredSpelling(List<Declaration> declarations, Optional<OtherDialect> other) {
    this.declarations = List.copyOf(declarations);
    this.other = other;
  }

  /** The schema in those words, with every part named. */
  Schema of(Schema live) {
    Schema spelled = NamingConvention.apply(live).withEachTable(this::spelled);
    for (EnumType type : live.enums()) {
      spelled = spelled.without(ObjectKind.ENUM, type.name()).with(spelled(type));
    }
    return spelled;
  }

  private SchemaObject spelled(EnumType live) {
    return first(
            declarations,
            each -> each.held().find(live.kind(), live.name()).filter(live::equals).isPresent(),
            each -> each.said().find(live.kind(), live.name()))
        .orElse(live);
  }

  private Table spelled(Table live) {
    List<TableDeclaration> tables =
        declarations.stream()
            .flatMap(
                each ->
                    each.said().table(live.name()).stream()
                        .flatMap(
                            said ->
                                each.held().table(live.name()).stream()
                                    .map(held -> new TableDeclaration(said, held))))
            .toList();
    Optional<Table> elsewhere = other.flatMap(dialect -> dialect.schema().table(live.name()));
    Table bare = live.withConstraints(List.of()).withIndexes(List.of());
    return bare.withColumns(
            live.columns().stream().map(c -> spelled(c, tables, elsewhere)).toList())
        .withConstraints(
            live.constraints().stream().map(c -> spelled(c, tables, elsewhere)).toList())
        .withIndexes(live.indexes().stream().map(i -> spelled(i, tables, elsewhere)).toList())
        .withComment(
            first(tables, t -> t.held().comment().equals(live.comment()), t -> t.said().comment())
                .or(live::comment));
  }

  private Column spelled(Column live, List<TableDeclaration> tables, Optional<Table> elsewhere) {
    List<ColumnDeclaration> columns =
        tables.stream().flatMap(table -> table.column(live.name()).stream()).toList();
    Optional<Column> whole =
        first(columns, c -> c.held().equals(live), c -> Optional.of(c.said()))
            .map(said -> said.withNullable(live.nullable()));
    if (whole.isPresent()) {
      return whole.get();
    }
    List<ColumnDeclaration> alike =
        columns.stream().filter(c -> c.held().type().equals(live.type())).toList();
    Optional<Column> there = elsewhere.flatMap(table -> table.column(live.name()));
    Optional<Expression> value =
        first(
                alike,
                c -> c.held().defaultValue().equals(live.defaultValue()),
                c -> c.said().defaultValue())
            .or(() -> live.defaultValue().map(own -> in(own, there, Column::defaultValue)));
    Optional<Generated> generated =
        first(alike, c -> c.held().generated().equals(live.generated()), c -> c.said().generated())
            .or(() -> live.generated().map(own -> in(own, there)));
    return new Column(
        live.name(),
        first(alike, c -> true, c -> Optional.of(c.said().type())).orElse(live.type()),
        live.nullable(),
        live.defaultValue().isEmpty() ? Optional.empty() : value,
        live.identity(),
        live.generated().isEmpty() ? Optional.empty() : generated,
        live.collation(),
        live.comment());
  }

  private Generated in(Generated own, Optional<Column> there) {
    return new Generated(
        in(own.expression(), there, c -> c.generated().map(Generated::expression)), own.stored());
  }

  /** The expression for this dialect and the other one. */
  private <T> Expression in(
      Expression own, Optional<T> there, Function<T, Optional<Expression>> expression) {
    return other.map(dialect -> dialect.joined(own, there.flatMap(expression))).orElse(own);
  }

  private Constraint spelled(
      Constraint live, List<TableDeclaration> tables, Optional<Table> elsewhere) {
    return said(live.unnamed(), live.name(), tables, Table::constraints, Constraint::unnamed)
        .orElseGet(() -> other.map(dialect -> dialect.joined(live, elsewhere)).orElse(live))
        .named(live.name().orElseThrow());
  }

  private Index spelled(Index live, List<TableDeclaration> tables, Optional<Table> elsewhere) {
    return said(live.unnamed(), live.name(), tables, Table::indexes, Index::unnamed)
        .orElseGet(() -> other.map(dialect -> dialect.joined(live, elsewhere)).orElse(live))
        .named(live.name().orElseThrow());
  }

  /** The declared part of that definition: of the same name if there are several. */
  private static <P> Optional<P> said(
      P definition,
      Optional<String> name,
      List<TableDeclaration> tables,
      Function<Table, List<P>> parts,
      Function<P, P> unnamed) {
    for (TableDeclaration table : tables) {
      List<Optional<String>> labels = new ArrayList<>();
      labels.add(name);
      parts.apply(table.held()).stream()
          .filter(held -> unnamed.apply(held).equals(definition))
          .forEach(held -> labels.add(nameOf(held)));
      for (Optional<String> label : labels) {
        Optional<P> held = find(parts.apply(table.held()), label);
        Optional<P> said = find(parts.apply(table.said()), label);
        if (said.isPresent() && held.map(unnamed).filter(definition::equals).isPresent()) {
          return said;
        }
      }
    }
    return Optional.empty();
  }

  private static <P> Optional<P> find(List<P> parts, Optional<String> name) {
    return parts.stream().filter(part -> nameOf(part).equals(name)).findFirst();
  }

  private static Optional<String> nameOf(Object part) {
    return part instanceof Constraint constraint ? constraint.name() : ((Index) part).name();
  }

  /** What the first of those says that fit. */
  private static <T, R> Optional<R> first(
      List<T> declared, Predicate<T> fits, Function<T, Optional<R>> said) {
    return declared.stream().filter(fits).flatMap(each -> said.apply(each).stream()).findFirst();
  }
}
