package dev.aludel.script;

import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.Identity;
import dev.aludel.schema.Index;
import dev.aludel.schema.IndexKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.SequenceOptions;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Columns, constraints and indexes in the words of {@code Definitions}. */
record DefinitionCode(JavaVocabulary words) implements Constraint.Cases<Code> {

  Code type(Type type) {
    return type.match(new TypeCode(words));
  }

  /** As an expression. */
  Code expression(Expression expression) {
    return expression.match(new ExpressionCode(words, false));
  }

  /** As a value that may be a plain literal. */
  Code value(Expression expression) {
    return expression.match(new ExpressionCode(words, true));
  }

  /** All that a table is made of, in its order. */
  List<Code> elements(Table table) {
    List<Code> elements = new ArrayList<>();
    table.columns().forEach(column -> elements.add(column(column)));
    table.constraints().forEach(constraint -> elements.add(constraint.match(this)));
    table.indexes().forEach(index -> elements.add(index(index)));
    table
        .comment()
        .ifPresent(text -> elements.add(words.definition("comment", ValueCode.string(text))));
    table
        .options()
        .forEach(
            (name, value) ->
                elements.add(
                    words.definition("option", ValueCode.string(name), ValueCode.string(value))));
    return elements;
  }

  Code column(Column column) {
    Code code = words.definition("column", ValueCode.string(column.name()), type(column.type()));
    Optional<Identity> identity = column.identity();
    if (identity.isPresent()) {
      code = code.dot("identity", identity(identity.get()));
      code = column.nullable() ? code.dot("withNullable", Code.text("true")) : code;
    } else if (!column.nullable()) {
      code = code.dot("notNull");
    }
    if (column.defaultValue().isPresent()) {
      code = code.dot("defaultsTo", value(column.defaultValue().get()));
    }
    if (column.generated().isPresent()) {
      code =
          code.dot(
              column.generated().get().stored() ? "storedAs" : "virtualAs",
              expression(column.generated().get().expression()));
    }
    if (column.collation().isPresent()) {
      code = code.dot("collate", ValueCode.string(column.collation().get()));
    }
    return column.comment().isPresent()
        ? code.dot("comment", ValueCode.string(column.comment().get()))
        : code;
  }

  Code identity(Identity identity) {
    String word = identity.always() ? "always" : "byDefault";
    return identity.options().equals(SequenceOptions.DEFAULT)
        ? words.definition(word)
        : words.definition(word, sequence(identity.options()));
  }

  Code sequence(SequenceOptions options) {
    Code code = words.definition("counting");
    if (options.start().isPresent()) {
      code = code.dot("startingAt", ValueCode.number(options.start().getAsLong()));
    }
    if (options.increment() != 1) {
      code = code.dot("by", ValueCode.number(options.increment()));
    }
    if (options.minimum().isPresent()) {
      code = code.dot("atLeast", ValueCode.number(options.minimum().getAsLong()));
    }
    if (options.maximum().isPresent()) {
      code = code.dot("atMost", ValueCode.number(options.maximum().getAsLong()));
    }
    if (options.cache() != 1) {
      code = code.dot("caching", ValueCode.number(options.cache()));
    }
    if (options.cycle()) {
      code = code.dot("cycling");
    }
    return options.logged() ? code : code.dot("unlogged");
  }

  @Override
  public Code on(PrimaryKey key) {
    return named(words.definition("primaryKey", ValueCode.strings(key.columns())), key.name());
  }

  @Override
  public Code on(UniqueConstraint unique) {
    Code code =
        named(words.definition("unique", ValueCode.strings(unique.columns())), unique.name());
    code = unique.nullsNotDistinct() ? code.dot("withNullsNotDistinct") : code;
    return deferred(code, unique.deferral());
  }

  @Override
  public Code on(ForeignKey key) {
    List<Code> referenced = new ArrayList<>();
    referenced.add(ValueCode.string(key.table().toString()));
    key.referencedColumns().forEach(column -> referenced.add(ValueCode.string(column)));
    Code code =
        words
            .definition("foreignKey", ValueCode.strings(key.columns()))
            .dot("references", referenced.toArray(Code[]::new));
    code = named(code, key.name());
    if (key.onDelete() != ReferentialAction.NO_ACTION) {
      code = code.dot("onDelete", words.definition(key.onDelete()));
    }
    if (key.onUpdate() != ReferentialAction.NO_ACTION) {
      code = code.dot("onUpdate", words.definition(key.onUpdate()));
    }
    return deferred(code, key.deferral());
  }

  @Override
  public Code on(CheckConstraint check) {
    Code condition =
        check.condition() instanceof Expression.Sql sql
            ? JavaStrings.block(sql.text())
            : expression(check.condition());
    return named(words.definition("check", condition), check.name());
  }

  Code index(Index index) {
    boolean plain =
        index.keys().stream()
            .allMatch(key -> key.column().map(IndexKey::column).equals(Optional.of(key)));
    Code code =
        plain
            ? words.definition(
                "index",
                index.keys().stream()
                    .map(key -> ValueCode.string(key.column().orElseThrow()))
                    .toArray(Code[]::new))
            : words.definition("index", index.keys().stream().map(this::key).toArray(Code[]::new));
    code = named(code, index.name());
    code = index.unique() ? code.dot("uniquely") : code;
    code = index.nullsNotDistinct() ? code.dot("withNullsNotDistinct") : code;
    if (index.where().isPresent()) {
      code = code.dot("where", expression(index.where().get()));
    }
    if (index.method().isPresent()) {
      code = code.dot("using", ValueCode.string(index.method().get()));
    }
    return index.include().isEmpty()
        ? code
        : code.dot("including", ValueCode.strings(index.include()));
  }

  private Code key(IndexKey key) {
    Code code =
        words.definition(
            "key",
            key.column()
                .map(ValueCode::string)
                .orElseGet(() -> expression(key.expression().orElseThrow())));
    code = key.descending() ? code.dot("desc") : code;
    if (key.nulls().isPresent()) {
      code = code.dot(key.nulls().get() == IndexKey.Nulls.FIRST ? "nullsFirst" : "nullsLast");
    }
    if (key.collation().isPresent()) {
      code = code.dot("collate", ValueCode.string(key.collation().get()));
    }
    return key.operatorClass().isPresent()
        ? code.dot("operatorClass", ValueCode.string(key.operatorClass().get()))
        : code;
  }

  private static Code named(Code code, Optional<String> name) {
    return name.map(given -> code.dot("named", ValueCode.string(given))).orElse(code);
  }

  private Code deferred(Code code, Deferral deferral) {
    return deferral == Deferral.NOT_DEFERRABLE
        ? code
        : code.dot("deferrable", words.definition(deferral));
  }
}
