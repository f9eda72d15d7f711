package dev.aludel.script;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Expression;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/** Objects that are held as SQL, in the words of {@code Operations} and {@code DefinedObjects}. */
record ObjectCode(JavaVocabulary words) {

  private static final String GRANT = "postgresql.grant.";
  private static final String WITHHELD = "postgresql.withheld_from_owner";
  private static final String OWNER = "postgresql.owner";

  /**
   * The call that creates or replaces it: {@code op.createView("v", "SELECT …")} where its
   * definition says all, else {@code op.create(view("v", "SELECT …").comment("…"))}.
   */
  Code call(String verb, DefinedObject object) {
    boolean plain =
        object.comment().isEmpty()
            && object.options().isEmpty()
            && object.definition().filter(text -> !(text instanceof Expression.Sql)).isEmpty();
    boolean bare = object.definition().isEmpty();
    boolean hasVerb =
        switch (object.kind()) {
          case SCHEMA, EXTENSION -> bare && verb.equals("create");
          default -> !bare;
        };
    if (plain && hasVerb) {
      return Code.call("op." + verb + OperationCode.word(object.kind()), arguments(object));
    }
    return Code.call("op." + verb, definition(object));
  }

  /** The call that tells how it was, too: what nothing else tells when the script runs. */
  Code call(String verb, List<DefinedObject> objects) {
    return Code.call("op." + verb, objects.stream().map(this::definition).toList());
  }

  private Code definition(DefinedObject object) {
    String word = OperationCode.word(object.kind());
    if (object.kind() == ObjectKind.SCHEMA_COMMENT) {
      return words.object("schemaComment", JavaStrings.block(object.comment().orElse("")));
    }
    Code code =
        words.object(
            word.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + word.substring(1),
            arguments(object).toArray(Code[]::new));
    if (object.comment().isPresent()) {
      code = code.dot("comment", JavaStrings.block(object.comment().get()));
    }
    for (var option : object.options().entrySet()) {
      if (object.kind().isAccess()) {
        code = access(code, option.getKey(), option.getValue());
        continue;
      }
      code =
          code.dot(
              "option", ValueCode.string(option.getKey()), JavaStrings.block(option.getValue()));
    }
    return code;
  }

  private static Code access(Code code, String option, String value) {
    Code text = ValueCode.string(value);
    return option.startsWith(GRANT)
        ? code.dot("grant", ValueCode.string(option.substring(GRANT.length())), text)
        : option.equals(OWNER)
            ? code.dot("owner", text)
            : option.equals(WITHHELD)
                ? code.dot("withheldFromOwner", text)
                : code.dot("option", ValueCode.string(option), text);
  }

  private List<Code> arguments(DefinedObject object) {
    List<Code> arguments = new ArrayList<>(name(object.key()));
    object
        .definition()
        .ifPresent(
            text ->
                arguments.add(
                    text instanceof Expression.Sql sql
                        ? JavaStrings.block(sql.text())
                        : text.match(new ExpressionCode(words, false))));
    return arguments;
  }

  /** What names the object in a call: two arguments for what belongs to a table. */
  static List<Code> name(ObjectKey key) {
    if (key.kind() == ObjectKind.PRIVILEGES) {
      return List.of(ValueCode.string(key.target().toString()));
    }
    if (key.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
      return List.of(ValueCode.string(key.name().name()), ValueCode.string(key.qualifier()));
    }
    if (key.kind().isOfTable()) {
      return List.of(ValueCode.string(key.name().name()), ValueCode.string(key.table().toString()));
    }
    return List.of(
        ValueCode.string(
            key.kind().isRoutine()
                ? key.name() + "(" + key.qualifier() + ")"
                : key.name().toString()));
  }
}
