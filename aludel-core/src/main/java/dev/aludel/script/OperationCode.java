package dev.aludel.script;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AlterColumn;
import dev.aludel.operation.AlterEnum;
import dev.aludel.operation.AlterSequence;
import dev.aludel.operation.AlterTableOptions;
import dev.aludel.operation.BulkInsert;
import dev.aludel.operation.CreateEnum;
import dev.aludel.operation.CreateIndex;
import dev.aludel.operation.CreateObject;
import dev.aludel.operation.CreateSequence;
import dev.aludel.operation.CreateTable;
import dev.aludel.operation.DeleteRows;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropEnum;
import dev.aludel.operation.DropIndex;
import dev.aludel.operation.DropObject;
import dev.aludel.operation.DropSequence;
import dev.aludel.operation.DropTable;
import dev.aludel.operation.Execute;
import dev.aludel.operation.Operation;
import dev.aludel.operation.RenameColumn;
import dev.aludel.operation.RenameConstraint;
import dev.aludel.operation.RenameEnumValue;
import dev.aludel.operation.RenameIndex;
import dev.aludel.operation.RenameObject;
import dev.aludel.operation.ReplaceObject;
import dev.aludel.operation.RunJava;
import dev.aludel.operation.SetComment;
import dev.aludel.operation.SqlText;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Operations as calls of {@code Operations}: what a person would have written. What an operation
 * carries to be inverted is left out, since running the script finds it again.
 */
record OperationCode(JavaVocabulary words, DefinitionCode definitions, ValueCode values)
    implements Operation.Cases<List<Code>> {

  OperationCode(JavaVocabulary words) {
    this(words, new DefinitionCode(words), new ValueCode(words));
  }

  @Override
  public List<Code> on(CreateTable operation) {
    return op("createTable", operation.table().name(), definitions.elements(operation.table()));
  }

  @Override
  public List<Code> on(DropTable operation) {
    return op("dropTable", operation.table());
  }

  @Override
  public List<Code> on(AlterTableOptions operation) {
    return op("alterTableOptions", operation.table(), values.mapOf(operation.options()));
  }

  @Override
  public List<Code> on(AddColumn operation) {
    return op("addColumn", operation.table(), definitions.column(operation.column()));
  }

  @Override
  public List<Code> on(DropColumn operation) {
    return op("dropColumn", operation.table(), ValueCode.string(operation.column()));
  }

  @Override
  public List<Code> on(RenameColumn operation) {
    return renamed("renameColumn", operation.table(), operation.from(), operation.to());
  }

  @Override
  public List<Code> on(AlterColumn operation) {
    ColumnChangeCode changes = new ColumnChangeCode(words, definitions);
    List<Code> arguments = new ArrayList<>();
    arguments.add(ValueCode.string(operation.column()));
    operation.changes().forEach(change -> arguments.add(changes.of(change)));
    return op("alterColumn", operation.table(), arguments);
  }

  @Override
  public List<Code> on(AddConstraint operation) {
    return part(
        "addConstraint",
        operation.table(),
        operation.constraint().match(definitions),
        operation.options());
  }

  @Override
  public List<Code> on(DropConstraint operation) {
    return op("dropConstraint", operation.table(), ValueCode.string(operation.name()));
  }

  @Override
  public List<Code> on(RenameConstraint operation) {
    return renamed("renameConstraint", operation.table(), operation.from(), operation.to());
  }

  @Override
  public List<Code> on(CreateIndex operation) {
    return part(
        "createIndex",
        operation.table(),
        definitions.index(operation.index()),
        operation.options());
  }

  private List<Code> part(
      String method, QualifiedName table, Code part, SortedMap<String, String> options) {
    return options.isEmpty()
        ? op(method, table, part)
        : op(method, table, part, values.mapOf(options));
  }

  @Override
  public List<Code> on(DropIndex operation) {
    return op("dropIndex", operation.table(), ValueCode.string(operation.name()));
  }

  @Override
  public List<Code> on(RenameIndex operation) {
    return renamed("renameIndex", operation.table(), operation.from(), operation.to());
  }

  @Override
  public List<Code> on(CreateObject operation) {
    return List.of(new ObjectCode(words).call("create", operation.object()));
  }

  @Override
  public List<Code> on(DropObject operation) {
    if (operation.key().kind().isOfAnother()) {
      DefinedObject was =
          operation
              .dropped()
              .orElseThrow(
                  () ->
                      new UnwritableException(
                          "What was granted or said is not known of the %s, so a script cannot say what to take away."
                              .formatted(operation.key())));
      return List.of(new ObjectCode(words).call("drop", List.of(was)));
    }
    return List.of(
        Code.call("op.drop" + word(operation.key().kind()), ObjectCode.name(operation.key())));
  }

  @Override
  public List<Code> on(ReplaceObject operation) {
    DefinedObject object = operation.object();
    if (object.kind().isOfAnother() && operation.replaced().isPresent()) {
      return List.of(
          new ObjectCode(words).call("replace", List.of(object, operation.replaced().get())));
    }
    return List.of(new ObjectCode(words).call("replace", operation.object()));
  }

  @Override
  public List<Code> on(CreateEnum operation) {
    List<Code> codes = new ArrayList<>();
    QualifiedName name = operation.type().name();
    codes.addAll(op("createEnum", name, List.of(ValueCode.strings(operation.type().values()))));
    codes.addAll(commented(ObjectKind.ENUM, name, operation.type().comment()));
    return codes;
  }

  @Override
  public List<Code> on(DropEnum operation) {
    return op("dropEnum", operation.name());
  }

  @Override
  public List<Code> on(AlterEnum operation) {
    return op("alterEnum", operation.name(), List.of(ValueCode.strings(operation.values())));
  }

  @Override
  public List<Code> on(RenameEnumValue operation) {
    return renamed("renameEnumValue", operation.name(), operation.from(), operation.to());
  }

  @Override
  public List<Code> on(CreateSequence operation) {
    List<Code> codes = new ArrayList<>(sequence("createSequence", operation.sequence()));
    codes.addAll(
        commented(
            ObjectKind.SEQUENCE, operation.sequence().name(), operation.sequence().comment()));
    return codes;
  }

  @Override
  public List<Code> on(DropSequence operation) {
    return op("dropSequence", operation.name());
  }

  @Override
  public List<Code> on(AlterSequence operation) {
    return sequence("alterSequence", operation.sequence());
  }

  private List<Code> sequence(String method, Sequence sequence) {
    Code options = definitions.sequence(sequence.options());
    return sequence.type() == Type.Scalar.BIG_INTEGER
        ? op(method, sequence.name(), options)
        : op(method, sequence.name(), definitions.type(sequence.type()), options);
  }

  @Override
  public List<Code> on(RenameObject operation) {
    return op(
        "rename" + word(operation.kind()),
        operation.from(),
        ValueCode.string(operation.to().toString()));
  }

  @Override
  public List<Code> on(SetComment operation) {
    return operation.to().isPresent()
        ? commented(operation.kind(), operation.name(), operation.to())
        : op("drop" + word(operation.kind()) + "Comment", operation.name());
  }

  private static List<Code> commented(
      ObjectKind kind, QualifiedName name, Optional<String> comment) {
    return comment
        .map(text -> op("set" + word(kind) + "Comment", name, ValueCode.string(text)))
        .orElse(List.of());
  }

  @Override
  public List<Code> on(Execute operation) {
    List<Code> arguments = new ArrayList<>();
    arguments.add(sql(operation.sql()));
    arguments.addAll(parameters(operation.parameters()));
    return List.of(Code.call("op.execute", arguments));
  }

  private Code sql(SqlText sql) {
    if (sql.everywhere().isEmpty()) {
      return values.mapOf(sql.byDialect());
    }
    Code everywhere = JavaStrings.block(sql.everywhere().get());
    if (sql.byDialect().isEmpty()) {
      return everywhere;
    }
    Code code = Code.call(words.type(SqlText.class) + ".of", everywhere);
    for (Map.Entry<String, String> text : sql.byDialect().entrySet()) {
      code = code.dot("with", ValueCode.string(text.getKey()), JavaStrings.block(text.getValue()));
    }
    return code;
  }

  private List<Code> parameters(List<@Nullable Object> parameters) {
    return parameters.size() == 1 && parameters.get(0) == null
        ? List.of(Code.text("(Object) null"))
        : parameters.stream().map(values::value).toList();
  }

  @Override
  public List<Code> on(BulkInsert operation) {
    return rows("bulkInsert", operation.table(), operation.columns(), operation.rows());
  }

  @Override
  public List<Code> on(DeleteRows operation) {
    return rows("deleteRows", operation.table(), operation.columns(), operation.rows());
  }

  private List<Code> rows(
      String method, QualifiedName table, List<String> columns, List<List<@Nullable Object>> rows) {
    return op(
        method,
        table,
        values.listOf(List.of(ValueCode.strings(columns))),
        values.listOf(rows.stream().map(values::row).toList()));
  }

  @Override
  public List<Code> on(RunJava operation) {
    throw new UnwritableException(
        "'%s' is code, which cannot be written into another script. Move it there by hand."
            .formatted(operation.describe()));
  }

  static String word(ObjectKind kind) {
    StringBuilder word = new StringBuilder();
    for (String part : kind.word().split(" ")) {
      word.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return word.toString();
  }

  private static List<Code> renamed(String method, QualifiedName of, String from, String to) {
    return op(method, of, ValueCode.string(from), ValueCode.string(to));
  }

  private static List<Code> op(String method, QualifiedName name, Code... arguments) {
    return op(method, name, List.of(arguments));
  }

  private static List<Code> op(String method, QualifiedName name, Collection<Code> arguments) {
    List<Code> all = new ArrayList<>();
    all.add(ValueCode.string(name.toString()));
    all.addAll(arguments);
    return List.of(Code.call("op." + method, all));
  }
}
