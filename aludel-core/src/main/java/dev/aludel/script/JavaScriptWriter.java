package dev.aludel.script;

import dev.aludel.operation.Operations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a revision as a Java class. */
final class JavaScriptWriter {

  private JavaScriptWriter() {}

  /**
   * The source of the class.
   *
   * @throws UnwritableException if an operation cannot be written as source
   */
  static String write(ScriptDraft draft, String className) {
    JavaVocabulary words = new JavaVocabulary();
    words.type(Operations.class);
    words.type(Migration.class);
    words.type(Revision.class);
    JavaBody upgrade = new JavaBody(words);
    draft.upgrade().forEach(noted -> upgrade.add(noted.operation(), noted.notes()));
    JavaBody downgrade = downgrade(draft, words);

    StringBuilder out = new StringBuilder(words.imports()).append('\n');
    if (!draft.revision().message().isBlank()) {
      out.append(ScriptMessage.javadoc(draft.revision().message()));
    }
    out.append(annotation(draft));
    out.append("public class ").append(className).append(" extends Migration {\n\n");
    out.append(upgrade.method("upgrade")).append('\n');
    out.append(downgrade.method("downgrade"));
    return out.append("}\n").toString();
  }

  private static JavaBody downgrade(ScriptDraft draft, JavaVocabulary words) {
    JavaBody body = new JavaBody(words);
    Optional<String> reason = Optional.empty();
    for (ScriptDraft.Undo undo : draft.downgrade()) {
      if (undo.why().isPresent()) {
        body.addComment("Nothing is known to undo: " + undo.undone().describe());
        reason = undo.why();
      }
      undo.operations().forEach(operation -> body.add(operation, List.of()));
    }
    reason.ifPresent(body::irreversible);
    return body;
  }

  private static String annotation(ScriptDraft draft) {
    List<String> attributes = new ArrayList<>();
    for (Map.Entry<HeaderKey, List<String>> field :
        HeaderText.fields(draft.revision(), draft.settings(), draft.zone()).entrySet()) {
      attributes.add(field.getKey().inJava() + " = " + HeaderText.javaValue(field.getValue()));
    }
    String line = "@Revision(" + String.join(", ", attributes) + ")";
    return line.length() <= Code.WIDTH
        ? line + "\n"
        : "@Revision(\n    " + String.join(",\n    ", attributes) + ")\n";
  }
}
