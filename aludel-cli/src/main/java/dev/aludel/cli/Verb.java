package dev.aludel.cli;

import java.util.Locale;

/** The commands, in the order of the help. */
enum Verb {
  UPGRADE,
  DOWNGRADE,
  CURRENT;

  /** As it is typed: {@code list-templates}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  AludelCommand create() {
    return switch (this) {
      case UPGRADE -> new Upgrade();
      case DOWNGRADE -> new Downgrade();
      case CURRENT -> new Current();
    };
  }
}
