package dev.aludel.script;

import dev.aludel.operation.ColumnChange;
import dev.aludel.operation.ColumnChange.SetCollation;
import dev.aludel.operation.ColumnChange.SetColumnComment;
import dev.aludel.operation.ColumnChange.SetDefault;
import dev.aludel.operation.ColumnChange.SetGenerated;
import dev.aludel.operation.ColumnChange.SetIdentity;
import dev.aludel.operation.ColumnChange.SetNullable;
import dev.aludel.operation.ColumnChange.SetType;
import dev.aludel.schema.Generated;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes of columns in the words of {@code ColumnChanges}. */
record ColumnChangeCode(JavaVocabulary words, DefinitionCode definitions) {

  Code of(ColumnChange change) {
    if (change instanceof SetType set) {
      return set.using()
          .map(
              using ->
                  words.change(
                      "toType", definitions.type(set.type()), definitions.expression(using)))
          .orElseGet(() -> words.change("toType", definitions.type(set.type())));
    }
    if (change instanceof SetNullable set) {
      if (set.nullable()) {
        return words.change("dropNotNull");
      }
      return words.change(
          "setNotNull",
          set.state().stream()
              .flatMap(state -> Stream.concat(set.name().stream(), Stream.of(state)))
              .map(ValueCode::string)
              .toArray(Code[]::new));
    }
    if (change instanceof SetDefault set) {
      return setOrDrop("Default", set.value().map(definitions::value));
    }
    if (change instanceof SetIdentity set) {
      return setOrDrop("Identity", set.identity().map(definitions::identity));
    }
    if (change instanceof SetGenerated set) {
      return set.generated().map(this::generated).orElseGet(() -> words.change("dropExpression"));
    }
    if (change instanceof SetCollation set) {
      return setOrDrop("Collation", set.collation().map(ValueCode::string));
    }
    SetColumnComment set = (SetColumnComment) change;
    return setOrDrop("Comment", set.comment().map(ValueCode::string));
  }

  private Code generated(Generated generated) {
    return words.change(
        "setExpression",
        definitions.expression(generated.expression()),
        Code.text(Boolean.toString(generated.stored())));
  }

  private Code setOrDrop(String what, Optional<Code> value) {
    return value
        .map(code -> words.change("set" + what, code))
        .orElseGet(() -> words.change("drop" + what));
  }
}
