package dev.aludel.cli;

import dev.aludel.cli.source.SchemaSource;
import dev.aludel.cli.source.SchemaSources;
import dev.aludel.dialect.Dialect;
import dev.aludel.dialect.Inspection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What live databases have that no schema holds. A comparison tells how much it is, and leaves the
 * list to {@code inspect}.
 */
final class NotManaged {

  private final SchemaSources sources;
  private final Map<String, List<Inspection.Unmanaged>> found = new LinkedHashMap<>();

  NotManaged(SchemaSources sources) {
    this.sources = sources;
  }

  /**
   * Looks at a source.
   *
   * @param named as a person named it
   * @param judge the dialect in which it is compared
   */
  NotManaged in(String named, SchemaSource source, Dialect judge) {
    List<Inspection.Unmanaged> rest = sources.unmanaged(source, judge);
    if (!rest.isEmpty()) {
      found.put(named.equals("database") ? "" : " " + source.display(), rest);
    }
    return this;
  }

  /** All of it, for JSON. */
  List<String> all() {
    List<String> all = new ArrayList<>();
    found.values().forEach(rest -> rest.forEach(one -> all.add(one.toString())));
    return all;
  }

  /** One line for each database that has some. */
  void tell(AludelCommand command) {
    found.forEach(
        (name, rest) ->
            command.say(
                "Seen and not managed: %s. 'aludel inspect%s' lists %s."
                    .formatted(
                        rest.size() == 1 ? rest.get(0) : rest.size() + " objects",
                        name,
                        rest.size() == 1 ? "it" : "them")));
  }
}
