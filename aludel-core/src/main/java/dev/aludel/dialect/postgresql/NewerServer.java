package dev.aludel.dialect.postgresql;

import dev.aludel.dialect.UnsupportedOperation;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Index;
import dev.aludel.schema.NotNullOptions;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.Table;
import dev.aludel.schema.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a model asks for and only a newer server has, told before the server calls it a syntax error
 * (the release notes of PostgreSQL 15 and 18, appendix E of its manual).
 */
final class NewerServer {

  /** What the text of a constraint may say, with the first version that understands it. */
  private static final Map<Pattern, Integer> WORDS =
      Map.of(
          Pattern.compile("\\bNOT ENFORCED\\b"), CatalogQueries.VERSION_18,
          Pattern.compile("\\bWITHOUT OVERLAPS\\b"), CatalogQueries.VERSION_18,
          Pattern.compile("\\bPERIOD\\b"), CatalogQueries.VERSION_18,
          Pattern.compile("\\bSET (?:NULL|DEFAULT) \\("), CatalogQueries.VERSION_15);

  private static final int MAJOR = 10_000;

  private final int version;
  private final List<String> problems = new ArrayList<>();

  private NewerServer(int version) {
    this.version = version;
  }

  /**
   * Looks through what is to be held.
   *
   * @param version of the server, as in {@code server_version_num}
   * @throws UnsupportedOperation if the server is too old for some of it, with the versions that
   *     are not
   */
  static void refuse(int version, Schema held) {
    if (version < CatalogQueries.VERSION_18) {
      NewerServer check = new NewerServer(version);
      held.tables().forEach(check::look);
      held.sequences().forEach(check::look);
      held.definedObjects().forEach(check::look);
      check.tell();
    }
  }

  private void look(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint instanceof UniqueConstraint unique && unique.nullsNotDistinct()) {
        need(
            CatalogQueries.VERSION_15,
            named("constraint", unique.name(), table),
            "NULLS NOT DISTINCT");
      }
    }
    lookAtNotNull(table);
    for (Index index : table.indexes()) {
      if (index.nullsNotDistinct()) {
        need(CatalogQueries.VERSION_15, named("index", index.name(), table), "NULLS NOT DISTINCT");
      }
    }
    TableOptions.under(TableOptions.CONSTRAINT, table.options())
        .forEach(
            (name, text) ->
                WORDS.forEach(
                    (words, since) -> {
                      var found = words.matcher(text);
                      if (found.find()) {
                        String what = found.group().replace(" (", " (columns)");
                        need(since, named("constraint", Optional.of(name), table), what);
                      }
                    }));
  }

  private void look(Sequence sequence) {
    if (!sequence.options().logged()) {
      need(CatalogQueries.VERSION_15, sequence.key().toString(), "UNLOGGED");
    }
  }

  private void lookAtNotNull(Table table) {
    TableOptions.under(NotNullOptions.STATE, table.options())
        .forEach(
            (column, state) ->
                need(
                    CatalogQueries.VERSION_18,
                    "column %s of %s".formatted(column, table.name()),
                    "NOT NULL … " + state));
  }

  private void look(DefinedObject object) {
    String with = object.options().getOrDefault(TableOptions.WITH, "");
    if (object.kind() == ObjectKind.VIEW && with.contains("security_invoker")) {
      need(CatalogQueries.VERSION_15, object.key().toString(), "security_invoker");
    }
  }

  private static String named(String kind, Optional<String> name, Table table) {
    return "%s %s of %s".formatted(kind, name.orElse("without a name"), table.name());
  }

  private void need(int since, String who, String what) {
    if (version < since) {
      problems.add("  %s: %s needs PostgreSQL %d".formatted(who, what, since / MAJOR));
    }
  }

  private void tell() {
    if (!problems.isEmpty()) {
      throw new UnsupportedOperation(
          "This server is PostgreSQL %d.%d, which is too old for some of what is wanted:\n%s"
              .formatted(version / MAJOR, version % MAJOR, String.join("\n", problems)));
    }
  }
}
