package dev.aludel.script;

import java.util.Locale;

/** A message as a part of a file's name: {@code add_is_archived_to_clients}. */
final class Slug {

  private Slug() {}

  /** The words of the message, in lower case, as many as fit into {@code most} characters. */
  static String of(String message, int most) {
    StringBuilder slug = new StringBuilder();
    for (String word : message.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_]+")) {
      if (word.isEmpty()) {
        continue;
      }
      if (slug.length() > 0 && slug.length() + 1 + word.length() > most) {
        break;
      }
      slug.append(slug.length() > 0 ? "_" : "").append(word);
    }
    int end = slug.offsetByCodePoints(0, Math.min(slug.codePointCount(0, slug.length()), most));
    return slug.substring(0, end).replaceAll("_+$", "");
  }
}
