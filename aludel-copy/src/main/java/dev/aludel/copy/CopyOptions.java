package dev.aludel.copy;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is copied, and how. Immutable; each method answers with another one.
 *
 * @param tables the tables to copy, {@code *} and {@code ?} standing for any characters; all if
 *     empty
 * @param exclude tables, or {@code table.column}, to leave out
 * @param where which rows, by table, as the source's SQL
 * @param truncate whether the target's tables are emptied first
 * @param dryRun whether only the plan is made and the rows are profiled
 * @param createSchema whether the target's tables are created from the source's
 * @param verify whether both sides are compared afterwards
 * @param sinceLedger whether to go on where an earlier, finished copy ended
 * @param policies what becomes of what does not fit
 * @param types the target's types, by {@code table.column} or by the source's declared type
 * @param skip constraints, indexes and defaults of the source that the target goes without, by
 *     {@code table.name} or, for a default, {@code table.column}
 * @param zone where a time is that names no offset
 * @param rejectFile where rows that were left out are told, one JSON object a line, beside the
 *     target's own table of them
 */
public record CopyOptions(
    List<String> tables,
    List<String> exclude,
    Map<String, String> where,
    boolean truncate,
    boolean dryRun,
    boolean createSchema,
    boolean verify,
    boolean sinceLedger,
    Policies policies,
    Map<String, String> types,
    List<String> skip,
    ZoneId zone,
    Optional<Path> rejectFile) {

  /** All tables into a schema that is there, verified. */
  public static final CopyOptions DEFAULT =
      new CopyOptions(
          List.of(),
          List.of(),
          Map.of(),
          false,
          false,
          false,
          true,
          false,
          Policies.FAIL,
          Map.of(),
          List.of(),
          ZoneOffset.UTC,
          Optional.empty());

  public CopyOptions {
    tables = List.copyOf(tables);
    exclude = List.copyOf(exclude);
    where = Map.copyOf(where);
    types = Map.copyOf(types);
    skip = List.copyOf(skip);
  }

  public CopyOptions onlyTables(List<String> names) {
    return new CopyOptions(
        names,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions excluding(List<String> names) {
    return new CopyOptions(
        tables,
        names,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions where(Map<String, String> conditions) {
    return new CopyOptions(
        tables,
        exclude,
        conditions,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions truncating(boolean yes) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        yes,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions dryRun(boolean yes) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        yes,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions creatingSchema(boolean yes) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        yes,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions verifying(boolean yes) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        yes,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions sinceLedger(boolean yes) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        yes,
        policies,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions withPolicies(Policies others) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        others,
        types,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions withTypes(Map<String, String> overrides) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        overrides,
        skip,
        zone,
        rejectFile);
  }

  public CopyOptions skipping(List<String> names) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        names,
        zone,
        rejectFile);
  }

  public CopyOptions inZone(ZoneId other) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        other,
        rejectFile);
  }

  public CopyOptions rejectingTo(Path file) {
    return new CopyOptions(
        tables,
        exclude,
        where,
        truncate,
        dryRun,
        createSchema,
        verify,
        sinceLedger,
        policies,
        types,
        skip,
        zone,
        Optional.of(file));
  }
}
