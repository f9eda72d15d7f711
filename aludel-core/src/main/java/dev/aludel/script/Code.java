package dev.aludel.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A Java expression, laid out as google-java-format would. */
sealed interface Code {

  int WIDTH = 100;

  /** Source that is not broken into lines; a text block brings its own. */
  record Text(String source) implements Code {}

  /** A call: of a method by its name, or of a method of what stands before it. */
  record Call(Optional<Code> receiver, String name, List<Code> arguments) implements Code {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  static Code text(String source) {
    return new Text(source);
  }

  static Code call(String name, List<? extends Code> arguments) {
    return new Call(Optional.empty(), name, List.copyOf(arguments));
  }

  static Code call(String name, Code... arguments) {
    return call(name, List.of(arguments));
  }

  /** A method called on this. */
  default Code dot(String name, Code... arguments) {
    return new Call(Optional.of(this), name, List.of(arguments));
  }

  /** How many instructions it comes to, roughly. */
  default int weight() {
    if (this instanceof Call call) {
      return 2
          + call.receiver().map(Code::weight).orElse(0)
          + call.arguments().stream().mapToInt(Code::weight).sum();
    }
    return 2;
  }

  /** All in one line, unless a text block is in it. */
  default String flat() {
    if (this instanceof Call call) {
      String before = call.receiver().map(code -> code.flat() + ".").orElse("");
      return before
          + call.name()
          + call.arguments().stream().map(Code::flat).collect(Collectors.joining(", ", "(", ")"));
    }
    return ((Text) this).source();
  }

  /**
   * The expression in as many lines as it needs.
   *
   * @param indent how far the line that it begins on is indented
   * @param before how many characters stand before it on its first line, the indent included
   * @param after how many characters follow it on its last line
   */
  default String layout(int indent, int before, int after) {
    String flat = flat();
    if (flat.indexOf('\n') < 0 && before + flat.length() + after <= WIDTH) {
      return flat;
    }
    if (this instanceof Text text) {
      return text.source().replace("\n", "\n" + " ".repeat(before)).replaceAll("(?m)^ +$", "");
    }
    Call call = (Call) this;
    if (call.receiver().isEmpty()) {
      return call.name() + arguments(call, indent, after);
    }
    List<Call> links = new ArrayList<>();
    Code head = this;
    while (head instanceof Call link && link.receiver().isPresent()) {
      links.add(0, link);
      head = link.receiver().get();
    }
    StringBuilder out = new StringBuilder(head.layout(indent, before, 0));
    for (int i = 0; i < links.size(); i++) {
      Call link = links.get(i);
      int trailing = i == links.size() - 1 ? after : 0;
      Code alone = call(link.name(), link.arguments());
      out.append('\n').append(" ".repeat(indent + 4)).append('.');
      out.append(alone.layout(indent + 4, indent + 5, trailing));
    }
    return out.toString();
  }

  private static String arguments(Call call, int indent, int after) {
    int inner = indent + 4;
    String margin = "\n" + " ".repeat(inner);
    String flat = call.arguments().stream().map(Code::flat).collect(Collectors.joining(", "));
    if (flat.indexOf('\n') < 0 && inner + flat.length() + 1 + after <= WIDTH) {
      return "(" + margin + flat + ")";
    }
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < call.arguments().size(); i++) {
      boolean last = i == call.arguments().size() - 1;
      out.append(margin);
      out.append(call.arguments().get(i).layout(inner, inner, last ? after + 1 : 1));
      out.append(last ? ")" : ",");
    }
    return out.toString();
  }
}
