package dev.aludel.copy;

import dev.aludel.schema.Schema;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is copied, and how. Immutable; each method answers with another one.
 *
 * @param tables the tables to copy, {@code *} and {@code ?} standing for any characters; all if
 *     empty
 * @param exclude tables, or {@code table.column}, to leave out
 * @param where which rows, by table, as the source's SQL
 * @param truncate whether the target's tables are emptied first
 * @param dryRun whether only the plan is made and the rows are profiled
 * @param createSchema whether the target's schema is created
 * @param schema what it is then; made of the source's if empty
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
    Optional<Schema> schema,
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
          Optional.empty(),
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
    return with(draft -> draft.tables = names);
  }

  public CopyOptions excluding(List<String> names) {
    return with(draft -> draft.exclude = names);
  }

  public CopyOptions where(Map<String, String> conditions) {
    return with(draft -> draft.where = conditions);
  }

  public CopyOptions truncating(boolean yes) {
    return with(draft -> draft.truncate = yes);
  }

  public CopyOptions dryRun(boolean yes) {
    return with(draft -> draft.dryRun = yes);
  }

  public CopyOptions creatingSchema(boolean yes) {
    return with(draft -> draft.createSchema = yes);
  }

  /**
   * Creates this schema in the target, such as what a model says: all of it, whether rows come or
   * not. Its triggers, views and policies come after the rows. {@link #types} do not count then.
   */
  public CopyOptions creating(Schema wanted) {
    return with(
        draft -> {
          draft.createSchema = true;
          draft.schema = Optional.of(wanted);
        });
  }

  public CopyOptions verifying(boolean yes) {
    return with(draft -> draft.verify = yes);
  }

  public CopyOptions sinceLedger(boolean yes) {
    return with(draft -> draft.sinceLedger = yes);
  }

  public CopyOptions withPolicies(Policies others) {
    return with(draft -> draft.policies = others);
  }

  public CopyOptions withTypes(Map<String, String> overrides) {
    return with(draft -> draft.types = overrides);
  }

  public CopyOptions skipping(List<String> names) {
    return with(draft -> draft.skip = names);
  }

  public CopyOptions inZone(ZoneId other) {
    return with(draft -> draft.zone = other);
  }

  public CopyOptions rejectingTo(Path file) {
    return with(draft -> draft.rejectFile = Optional.of(file));
  }

  private CopyOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** Options of which one is being changed. */
  private static final class Draft {
    List<String> tables;
    List<String> exclude;
    Map<String, String> where;
    boolean truncate;
    boolean dryRun;
    boolean createSchema;
    Optional<Schema> schema;
    boolean verify;
    boolean sinceLedger;
    Policies policies;
    Map<String, String> types;
    List<String> skip;
    ZoneId zone;
    Optional<Path> rejectFile;

    Draft(CopyOptions from) {
      tables = from.tables;
      exclude = from.exclude;
      where = from.where;
      truncate = from.truncate;
      dryRun = from.dryRun;
      createSchema = from.createSchema;
      schema = from.schema;
      verify = from.verify;
      sinceLedger = from.sinceLedger;
      policies = from.policies;
      types = from.types;
      skip = from.skip;
      zone = from.zone;
      rejectFile = from.rejectFile;
    }

    CopyOptions options() {
      return new CopyOptions(
          tables,
          exclude,
          where,
          truncate,
          dryRun,
          createSchema,
          schema,
          verify,
          sinceLedger,
          policies,
          types,
          skip,
          zone,
          rejectFile);
    }
  }
}
