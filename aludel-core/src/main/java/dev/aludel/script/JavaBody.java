package dev.aludel.script;

import dev.aludel.operation.Operation;
import java.util.ArrayList;
import java.util.List;

/** The body of one of a script's methods. */
final class JavaBody {

  /**
   * A method may have 65,535 bytes of code (Java Virtual Machine Specification, section 4.7.3), and
   * a unit of weight comes to four of them: a greater body is divided.
   */
  private static final int HEAVIEST = 10_000;

  private record Part(String source, boolean tall, int weight) {}

  private final OperationCode code;
  private final List<Part> parts = new ArrayList<>();
  private String ending = "";

  JavaBody(JavaVocabulary words) {
    this.code = new OperationCode(words);
  }

  void add(Operation operation, List<String> notes) {
    List<Code> calls = operation.match(code);
    for (int i = 0; i < calls.size(); i++) {
      Code call = calls.get(i);
      String comment = i == 0 ? comments(notes) : "";
      String source = comment + "    " + call.layout(4, 4, 1) + ";\n";
      parts.add(new Part(source, source.indexOf('\n') < source.length() - 1, call.weight()));
    }
  }

  /** A comment where an operation would stand. */
  void addComment(String text) {
    parts.add(new Part(comments(List.of(text)), true, 0));
  }

  /** The body ends by saying that there is no way back. */
  void irreversible(String why) {
    ending =
        "    throw " + Code.call("irreversible", ValueCode.string(why)).layout(4, 10, 1) + ";\n";
  }

  private static String comments(List<String> notes) {
    StringBuilder out = new StringBuilder();
    for (String note : notes) {
      for (String line : Wrapping.lines(JavaStrings.inComment(note), Code.WIDTH - 7)) {
        out.append("    // ").append(line).append('\n');
      }
    }
    return out.toString();
  }

  /**
   * The method, in as many pieces as it needs.
   *
   * @param name {@code upgrade} or {@code downgrade}
   */
  String method(String name) {
    String signature = "  @Override\n  public void " + name + "(Operations op) {";
    if (parts.isEmpty() && ending.isEmpty()) {
      return signature + "}\n";
    }
    List<List<Part>> chunks = chunks();
    if (chunks.size() == 1) {
      return signature + "\n" + text(chunks.get(0)) + ending + "  }\n";
    }
    StringBuilder out = new StringBuilder(signature).append('\n');
    for (int i = 1; i <= chunks.size(); i++) {
      out.append("    ").append(name).append(i).append("(op);\n");
    }
    out.append(ending).append("  }\n");
    for (int i = 1; i <= chunks.size(); i++) {
      out.append("\n  private static void ").append(name).append(i).append("(Operations op) {\n");
      out.append(text(chunks.get(i - 1))).append("  }\n");
    }
    return out.toString();
  }

  private List<List<Part>> chunks() {
    List<List<Part>> chunks = new ArrayList<>();
    List<Part> chunk = new ArrayList<>();
    int weight = 0;
    for (Part part : parts) {
      if (weight + part.weight() > HEAVIEST && !chunk.isEmpty()) {
        chunks.add(chunk);
        chunk = new ArrayList<>();
        weight = 0;
      }
      chunk.add(part);
      weight += part.weight();
    }
    chunks.add(chunk);
    return chunks;
  }

  /** Statements of several lines stand apart from their neighbours. */
  private static String text(List<Part> parts) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (i > 0 && (parts.get(i).tall() || parts.get(i - 1).tall())) {
        out.append('\n');
      }
      out.append(parts.get(i).source());
    }
    return out.toString();
  }
}
