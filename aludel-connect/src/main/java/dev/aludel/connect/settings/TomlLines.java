package dev.aludel.connect.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In which line of a TOML file each key and table stands (<a
 * href="https://toml.io/en/v1.0.0">toml.io</a>). It reads files that a parser has accepted, so it
 * checks nothing.
 */
final class TomlLines {

  private final String text;
  private final Map<List<String>, Integer> lines = new HashMap<>();
  private int position;
  private int line = 1;

  private TomlLines(String text) {
    this.text = text;
  }

  /** The lines, counted from 1. A table that is only implied has the line of its first key. */
  static Map<List<String>, Integer> of(String text) {
    TomlLines scanner = new TomlLines(text);
    scanner.scan();
    return scanner.lines;
  }

  private void scan() {
    List<String> table = List.of();
    while (skipBlank()) {
      if (at('[')) {
        while (at('[')) {
          next();
        }
        table = key(List.of());
        while (at(']')) {
          next();
        }
      } else {
        assignment(table);
      }
    }
  }

  private void assignment(List<String> table) {
    List<String> key = key(table);
    skipTo('=');
    next();
    value(key);
  }

  /** A key, dotted or not; afterwards the position is behind its last part. */
  private List<String> key(List<String> prefix) {
    List<String> key = new ArrayList<>(prefix);
    do {
      if (at('.')) {
        next();
      }
      skipSpaces();
      key.add(at('"') || at('\'') ? string() : bare());
      lines.putIfAbsent(List.copyOf(key), line);
      skipSpaces();
    } while (at('.'));
    return key;
  }

  private String bare() {
    int start = position;
    while (position < text.length() && " \t.=]".indexOf(text.charAt(position)) < 0) {
      next();
    }
    return text.substring(start, position);
  }

  private void value(List<String> key) {
    skipSpaces();
    if (at('"') || at('\'')) {
      string();
    } else if (at('[')) {
      next();
      while (skipBlank() && !at(']')) {
        value(List.of());
        skipBlank();
        if (at(',')) {
          next();
        }
      }
      next();
    } else if (at('{')) {
      next();
      while (skipBlank() && !at('}')) {
        assignment(key);
        skipBlank();
        if (at(',')) {
          next();
        }
      }
      next();
    } else {
      while (position < text.length() && ",]}#\n".indexOf(text.charAt(position)) < 0) {
        next();
      }
    }
  }

  /** Any of the four kinds of strings; an escape matters only where it hides a quote. */
  private String string() {
    char quote = text.charAt(position);
    String end =
        text.startsWith(("" + quote).repeat(3), position) ? ("" + quote).repeat(3) : "" + quote;
    skip(end.length());
    int start = position;
    while (position < text.length() && !text.startsWith(end, position)) {
      skip(quote == '"' && at('\\') ? 2 : 1);
    }
    String content = text.substring(start, Math.min(position, text.length()));
    skip(end.length());
    while (end.length() == 3 && at(quote)) {
      // Up to two quotes may stand before the three that end it.
      next();
    }
    return content;
  }

  /** Spaces, line ends and comments; whether anything follows. */
  private boolean skipBlank() {
    while (position < text.length()) {
      if (at('#')) {
        skipTo('\n');
      } else if (Character.isWhitespace(text.charAt(position))) {
        next();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipSpaces() {
    while (at(' ') || at('\t')) {
      next();
    }
  }

  private void skipTo(char c) {
    while (position < text.length() && !at(c)) {
      next();
    }
  }

  private void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private boolean at(char c) {
    return position < text.length() && text.charAt(position) == c;
  }

  private void next() {
    if (at('\n')) {
      line++;
    }
    position++;
  }
}
