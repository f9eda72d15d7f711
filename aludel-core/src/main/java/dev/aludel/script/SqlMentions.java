package dev.aludel.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which scripts mention what other scripts create. */
final class SqlMentions {

  private static final Set<String> CREATED =
      Set.of(
          "view",
          "function",
          "procedure",
          "aggregate",
          "type",
          "domain",
          "table",
          "sequence",
          "schema",
          "role",
          "trigger");

  private static final Set<String> BETWEEN =
      Set.of("or", "replace", "temp", "temporary", "materialized", "recursive", "unlogged");

  private final Map<RepeatableScript, Names> names = new LinkedHashMap<>();
  private final Map<String, Set<RepeatableScript>> creators = new HashMap<>();

  private record Names(Set<String> created, Set<String> mentioned) {}

  SqlMentions(Collection<RepeatableScript> scripts) {
    for (RepeatableScript script : scripts) {
      Names of = read(script.text());
      names.put(script, of);
      of.created()
          .forEach(name -> creators.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(script));
    }
  }

  /** The scripts that create what this one mentions. */
  Set<RepeatableScript> neededBy(RepeatableScript script) {
    Names own = names.get(script);
    Set<RepeatableScript> needed = new LinkedHashSet<>();
    if (own != null) {
      for (String name : own.mentioned()) {
        if (!own.created().contains(name)) {
          needed.addAll(creators.getOrDefault(name, Set.of()));
        }
      }
    }
    needed.remove(script);
    return needed;
  }

  private static Names read(String text) {
    List<String> words = new ArrayList<>();
    addWords(text, words);
    return new Names(created(words), new LinkedHashSet<>(words));
  }

  /** Names and keywords, those in the bodies of functions too; other tokens stay as they are. */
  private static void addWords(String text, List<String> words) {
    SqlTokens tokens = new SqlTokens(text);
    for (Optional<String> token = tokens.next(); token.isPresent(); token = tokens.next()) {
      String word = token.get();
      char first = word.charAt(0);
      if (first == '$' && word.length() > 2 && word.endsWith("$")) {
        String tag = word.substring(0, word.indexOf('$', 1) + 1);
        if (word.length() >= 2 * tag.length()) {
          addWords(word.substring(tag.length(), word.length() - tag.length()), words);
        }
      } else if ((first == '"' || first == '`') && word.length() > 2) {
        words.add(word.substring(1, word.length() - 1));
      } else if (first != '\'') {
        words.add(word.toLowerCase(Locale.ROOT));
      }
    }
  }

  /** The names behind {@code CREATE OR REPLACE VIEW} and the like, without their schemas. */
  private static Set<String> created(List<String> words) {
    Set<String> created = new HashSet<>();
    for (int at = 0; at < words.size(); at++) {
      if (!words.get(at).equals("create")) {
        continue;
      }
      int next = at + 1;
      while (next < words.size() && BETWEEN.contains(words.get(next))) {
        next++;
      }
      if (next < words.size() && CREATED.contains(words.get(next))) {
        next++;
        if (words
            .subList(next, Math.min(next + 3, words.size()))
            .equals(List.of("if", "not", "exists"))) {
          next += 3;
        }
        while (next + 2 < words.size() && words.get(next + 1).equals(".")) {
          next += 2;
        }
        if (next < words.size()) {
          created.add(words.get(next));
        }
      }
    }
    return created;
  }
}
