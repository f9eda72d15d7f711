package dev.aludel.dialect.sqlite;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param text as it is written
 * @param start where it begins in the whole text
 * @param end where it ends there, one past its last character
 */
record Token(Kind kind, String text, int start, int end) {

  enum Kind {
    /** A keyword or a name without quotes. */
    WORD,
    /** A name in {@code "…"}, {@code `…`} or {@code […]}. */
    QUOTED,
    /** {@code '…'}. */
    STRING,
    /** {@code x'…'}. */
    BLOB,
    NUMBER,
    /** Anything else: an operator, a parenthesis, a parameter. */
    SYMBOL
  }

  /** Whether this is the keyword, in any case, or the symbol. */
  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL)
        && end - start == word.length()
        && text.equalsIgnoreCase(word);
  }

  /** Whether it may be a name: SQLite takes a string for one where only a name can stand. */
  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED || kind == Kind.STRING;
  }

  /** The name or the string that it stands for, without its quotes. */
  String value() {
    if (kind == Kind.QUOTED && text.charAt(0) == '[') {
      return text.substring(1, text.length() - 1);
    }
    if (kind == Kind.QUOTED || kind == Kind.STRING) {
      char quote = text.charAt(0);
      String inner = text.substring(1, text.length() - 1);
      return inner.indexOf(quote) < 0
          ? inner
          : inner.replace("" + quote + quote, String.valueOf(quote));
    }
    return text;
  }

  /** The keyword in capitals. */
  String word() {
    return text.toUpperCase(Locale.ROOT);
  }
}
