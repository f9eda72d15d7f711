package dev.aludel.dialect.sqlite;

import dev.aludel.schema.Deferral;
import dev.aludel.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands after {@code REFERENCES}. */
final class ReferenceParser {

  private final ParsedTable table;
  private final TokenReader reader;

  ReferenceParser(ParsedTable table, TokenReader reader) {
    this.table = table;
    this.reader = reader;
  }

  void parse(Optional<String> name, List<String> columns) {
    String referenced = reader.name();
    List<String> referencedColumns = new ArrayList<>();
    if (reader.sees("(")) {
      reader.parenthesised().separated().forEach(part -> referencedColumns.add(part.name()));
    }
    ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
    while (reader.sees("ON") || reader.sees("MATCH")) {
      if (reader.take("MATCH")) {
        // Parsed and not enforced (SQLite's foreignkeys.html, section 6).
        reader.name();
      } else if (reader.take("ON", "DELETE")) {
        onDelete = action();
      } else if (reader.take("ON", "UPDATE")) {
        onUpdate = action();
      } else {
        // ON INSERT, which the grammar has and nothing uses.
        reader.next();
        reader.next();
        action();
      }
    }
    table.foreignKeys.add(
        new ParsedTable.Reference(
            name, columns, referenced, referencedColumns, onDelete, onUpdate, readDeferral()));
  }

  private ReferentialAction action() {
    if (reader.take("SET", "NULL")) {
      return ReferentialAction.SET_NULL;
    }
    if (reader.take("SET", "DEFAULT")) {
      return ReferentialAction.SET_DEFAULT;
    }
    if (reader.take("CASCADE")) {
      return ReferentialAction.CASCADE;
    }
    if (reader.take("RESTRICT")) {
      return ReferentialAction.RESTRICT;
    }
    reader.expect("NO");
    reader.expect("ACTION");
    return ReferentialAction.NO_ACTION;
  }

  private Deferral readDeferral() {
    if (reader.take("NOT", "DEFERRABLE")) {
      initially(reader);
      return Deferral.NOT_DEFERRABLE;
    }
    if (reader.take("DEFERRABLE")) {
      return initially(reader);
    }
    return Deferral.NOT_DEFERRABLE;
  }

  private static Deferral initially(TokenReader reader) {
    if (reader.take("INITIALLY", "DEFERRED")) {
      return Deferral.INITIALLY_DEFERRED;
    }
    reader.take("INITIALLY", "IMMEDIATE");
    return Deferral.INITIALLY_IMMEDIATE;
  }

  /** Goes past a deferral that belongs to no foreign key, which the grammar allows. */
  static boolean deferral(TokenReader reader) {
    if (reader.take("NOT", "DEFERRABLE") || reader.take("DEFERRABLE")) {
      initially(reader);
      return true;
    }
    return false;
  }
}
