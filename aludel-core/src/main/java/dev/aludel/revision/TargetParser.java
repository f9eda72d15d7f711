package dev.aludel.revision;

import java.util.Optional;

/** Reads {@code [branch@](name | [name](+|-)steps)}. */
final class TargetParser {

  private final String text;

  TargetParser(String text) {
    this.text = text;
  }

  Target parse() {
    int at = text.indexOf('@');
    if (at < 0) {
      return parse(Optional.empty(), 0);
    }
    if (at == 0) {
      throw problem(0, "a branch is expected before '@'");
    }
    String branch = text.substring(0, at);
    if (RevisionId.isReserved(branch)) {
      throw problem(0, "'" + branch + "' is not a branch; a label or a revision goes before '@'");
    }
    checkName(0, at);
    return parse(Optional.of(branch), at + 1);
  }

  private Target parse(Optional<String> branch, int from) {
    int sign = from;
    while (sign < text.length() && text.charAt(sign) != '+' && text.charAt(sign) != '-') {
      sign++;
    }
    checkName(from, sign);
    if (sign == text.length()) {
      if (sign == from) {
        throw problem(from, from == 0 ? "it is empty" : "a target is expected after '@'");
      }
      return named(branch, text.substring(from));
    }
    Target start =
        sign == from ? new Target.Current(branch) : named(branch, text.substring(from, sign));
    return new Target.Relative(start, steps(sign));
  }

  private static Target named(Optional<String> branch, String name) {
    return switch (name) {
      case "head" -> new Target.Head(branch);
      case "heads" -> new Target.Heads(branch);
      case "base" -> new Target.Base(branch);
      case "current" -> new Target.Current(branch);
      default -> new Target.Named(branch, name);
    };
  }

  private int steps(int sign) {
    int end = sign + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == sign + 1) {
      throw problem(end, "a number of steps is expected after '" + text.charAt(sign) + "'");
    }
    if (end < text.length()) {
      throw problem(end, "nothing may follow the steps, but '" + text.charAt(end) + "' does");
    }
    int steps;
    try {
      steps = Integer.parseInt(text.substring(sign, end));
    } catch (NumberFormatException e) {
      throw problem(sign + 1, "the number of steps is too large");
    }
    if (steps == 0) {
      throw problem(sign + 1, "0 steps lead nowhere");
    }
    return steps;
  }

  private void checkName(int from, int to) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c == ':') {
        throw problem(at, "a range (from:to) is not possible here");
      }
      if (RevisionId.isTargetSyntax(c)) {
        throw problem(at, "a name is expected, but '" + c + "' stands there");
      }
      if (c == ',' || Character.isWhitespace(c) || Character.isISOControl(c)) {
        throw problem(at, "only one target is possible here");
      }
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private TargetSyntaxException problem(int position, String what) {
    return TargetSyntaxException.at(text, position, what);
  }
}
