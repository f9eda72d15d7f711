package dev.aludel.dialect.postgresql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads arrays as the server writes them (PostgreSQL's manual, section 8.15.6). */
final class ArrayText {

  private ArrayText() {}

  /** The elements in their order, those of arrays in the array too; null where one is NULL. */
  static List<@Nullable String> elements(String array) {
    List<@Nullable String> elements = new ArrayList<>();
    int at = 0;
    while (at < array.length()) {
      char c = array.charAt(at);
      if (c == '{' || c == '}' || c == ',') {
        at++;
      } else if (c == '"') {
        at = readQuoted(array, at + 1, elements);
      } else {
        int end = at;
        while (array.charAt(end) != ',' && array.charAt(end) != '}') {
          end++;
        }
        String element = array.substring(at, end);
        elements.add(element.equals("NULL") ? null : element);
        at = end;
      }
    }
    return elements;
  }

  private static int readQuoted(String array, int start, List<@Nullable String> elements) {
    StringBuilder element = new StringBuilder();
    int at = start;
    for (char c = array.charAt(at); c != '"'; c = array.charAt(at)) {
      element.append(c == '\\' ? array.charAt(++at) : c);
      at++;
    }
    elements.add(element.toString());
    return at + 1;
  }

  /** An array of numbers. */
  static String of(Collection<Long> numbers) {
    StringBuilder array = new StringBuilder("{");
    for (Long number : numbers) {
      array.append(array.length() == 1 ? "" : ",").append(number);
    }
    return array.append('}').toString();
  }

  /** The numbers of {@code {1,-2}}, or of a vector: {@code 1 -2}. */
  static int[] numbers(String text) {
    int[] numbers = new int[(text.length() + 1) / 2];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
        end++;
      }
      if (end > at) {
        numbers[count++] = Integer.parseInt(text, at, end, 10);
      }
      at = end + 1;
    }
    return Arrays.copyOf(numbers, count);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
