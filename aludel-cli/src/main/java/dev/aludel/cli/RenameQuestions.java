package dev.aludel.cli;

import dev.aludel.diff.Rename;
import dev.aludel.diff.Renames;
import dev.aludel.diff.SchemaDiff;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks about each likely rename, where somebody is there to answer. What is confirmed is compared
 * again, since one rename may show others: those of the columns of a table, say.
 *
 * @param <T> what a comparison gives
 */
final class RenameQuestions<T> {

  private final Keyboard keyboard;
  private final Function<Renames, T> compare;
  private final Function<T, SchemaDiff> diff;
  private final Set<Rename> answered = new HashSet<>();

  RenameQuestions(Keyboard keyboard, Function<Renames, T> compare, Function<T, SchemaDiff> diff) {
    this.keyboard = keyboard;
    this.compare = compare;
    this.diff = diff;
  }

  /** Compares with the renames that were given, and those that are confirmed. */
  T ask(Renames given) {
    Renames known = given;
    while (true) {
      T found = compare.apply(known);
      List<Rename> confirmed = new ArrayList<>();
      for (Rename likely : open(found)) {
        Optional<String> answer =
            keyboard.ask("Is it a rename: %s? [y/N] ".formatted(likely.describe()));
        if (answer.isEmpty()) {
          return found;
        }
        answered.add(likely);
        if (List.of("y", "yes").contains(answer.get().strip().toLowerCase(Locale.ROOT))) {
          confirmed.add(likely);
        }
      }
      if (confirmed.isEmpty()) {
        return found;
      }
      known = known.with(confirmed);
    }
  }

  /** The likely renames that nobody has answered for. */
  List<Rename> open(T found) {
    return diff.apply(found).likelyRenames().stream()
        .filter(likely -> !answered.contains(likely))
        .toList();
  }
}
