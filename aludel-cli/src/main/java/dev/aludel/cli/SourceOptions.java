package dev.aludel.cli;

import dev.aludel.cli.source.ObjectFilter;
import dev.aludel.cli.source.SchemaSource;
import dev.aludel.cli.source.SchemaSources;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that read schemas from sources. */
final class SourceOptions {

  @Option(
      names = "--include",
      paramLabel = "PATTERN",
      description = "Only these objects: 'audit_*', 'table:audit_*', 'billing.*'.")
  @Nullable List<String> included;

  @Option(names = "--exclude", paramLabel = "PATTERN", description = "Not these objects.")
  @Nullable List<String> excluded;

  @Option(
      names = "--schemas",
      paramLabel = "NAME",
      description = "Schemas of PostgreSQL besides the connection's own.")
  @Nullable List<String> schemas;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      description =
          "postgresql or sqlite, where no source is a live database. Default: that of the configured database.")
  @Nullable String dialect;

  @Mixin AccessOptions access = new AccessOptions();

  SchemaSources in(Workplace place) {
    return place.sources(
        Optional.ofNullable(dialect),
        listed(schemas),
        ObjectFilter.parse(listed(included), listed(excluded)),
        access.in(place.settings()));
  }

  static SchemaSource source(String text, Workplace place, Path directory) {
    return SchemaSource.parse(text, place.settings(), directory);
  }

  /** The schemas besides the connection's own. */
  List<String> schemas() {
    return listed(schemas);
  }

  /** Parted here, since picocli would take a quote in a name for one around it. */
  private static List<String> listed(@Nullable List<String> given) {
    return given == null
        ? List.of()
        : given.stream().flatMap(names -> Stream.of(names.split(","))).toList();
  }
}
