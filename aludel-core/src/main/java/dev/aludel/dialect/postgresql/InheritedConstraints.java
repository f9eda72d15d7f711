package dev.aludel.dialect.postgresql;

import dev.aludel.operation.RenameConstraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.InheritedOptions;
import dev.aludel.schema.PartAbove;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.schema.TableParents;
import dev.aludel.schema.TriggerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What partitions have of their own on constraints that come from above: comments, states of their
 * triggers, and the names of foreign keys. ADD CONSTRAINT and ATTACH PARTITION give these the name
 * above where it is free, and RENAME CONSTRAINT above leaves it to them.
 */
final class InheritedConstraints {

  private InheritedConstraints() {}

  /** The statements that lead from one set of options to another. */
  static List<String> changes(
      QualifiedName partition, PartAbove part, Map<String, String> from, Map<String, String> to) {
    List<String> statements = new ArrayList<>();
    name(partition, part, from, to).ifPresent(statements::add);
    comment(partition, part, from, to).ifPresent(statements::add);
    ConstraintTriggers.ofInherited(
            partition,
            TableOptions.of(from, TriggerOptions.INHERITED + part),
            TableOptions.of(to, TriggerOptions.INHERITED + part))
        .ifPresent(body -> statements.add(onConstraint(partition, part, " fired record;", body)));
    return statements;
  }

  private static Optional<String> name(
      QualifiedName partition, PartAbove part, Map<String, String> from, Map<String, String> to) {
    Optional<String> is = TableOptions.of(to, InheritedOptions.CONSTRAINT + part);
    if (is.equals(TableOptions.of(from, InheritedOptions.CONSTRAINT + part))) {
      return Optional.empty();
    }
    String rename =
        Quoting.string(
            "ALTER TABLE %s RENAME CONSTRAINT %%I TO %%I"
                .formatted(InheritedIndexes.escaped(Quoting.name(partition))));
    String table = Quoting.string(Quoting.name(partition));
    String free =
        FREE.formatted(Quoting.string(is.orElse(part.name())), table)
            + (is.isPresent() ? GIVEN_UP.formatted(table, rename) : TAKEN.formatted(rename));
    return Optional.of(
        onConstraint(partition, part, " wanted name; free name; number integer;", free));
  }

  /** The wanted name, or with a number behind it, where no other constraint has it. */
  private static final String FREE =
      """
          wanted := %1$s;
          free := wanted;
          number := 0;
          WHILE EXISTS (SELECT FROM pg_catalog.pg_constraint k
                        WHERE k.conrelid = %2$s::pg_catalog.regclass
                          AND k.conname = free AND k.conname <> own) LOOP
            number := number + 1;
            free := left(wanted, 62 - length(number::text) - octet_length(wanted) + length(wanted))
                    || '_' || number;
          END LOOP;
      """;

  private static final String TAKEN =
      """
          IF free <> own THEN
            EXECUTE format(%1$s, own, free);
          END IF;
      """;

  /** What has the name now may be another key from above, which gets another one after this. */
  private static final String GIVEN_UP =
      """
          IF free <> wanted AND EXISTS (
              SELECT FROM pg_catalog.pg_constraint k
              WHERE k.conrelid = %1$s::pg_catalog.regclass AND k.conname = wanted
                AND k.conparentid <> 0) THEN
            EXECUTE format(%2$s, wanted, free);
          END IF;
          IF wanted <> own THEN
            EXECUTE format(%2$s, own, wanted);
          END IF;
      """;

  /**
   * Lets the foreign key that comes from above under that name give it up for a constraint of the
   * partition's own: where such a one is there before, the key gets another name by itself.
   */
  static Optional<String> giveWay(Table partition, Optional<String> name, Schema schema) {
    boolean isTaken =
        Descent.isPartition(partition)
            && name.isPresent()
            && TableParents.above(partition.name(), Descent.with(partition, schema)).stream()
                .flatMap(above -> schema.table(above).stream())
                .flatMap(above -> above.constraints(ForeignKey.class).stream())
                .anyMatch(key -> key.name().equals(name));
    return name.filter(taken -> isTaken)
        .map(
            taken ->
                "DO LANGUAGE plpgsql "
                    + Quoting.string(
                        GIVING_WAY.formatted(
                            Quoting.string(Quoting.name(partition.name())),
                            Quoting.string(taken),
                            Quoting.string(
                                "ALTER TABLE %s RENAME CONSTRAINT %%I TO %%I"
                                    .formatted(
                                        InheritedIndexes.escaped(
                                            Quoting.name(partition.name())))))));
  }

  private static final String GIVING_WAY =
      """
      DECLARE
        free name;
        number integer := 0;
      BEGIN
        IF EXISTS (SELECT FROM pg_catalog.pg_constraint k
                   WHERE k.conrelid = %1$s::pg_catalog.regclass AND k.conname = %2$s
                     AND k.conparentid <> 0) THEN
          LOOP
            number := number + 1;
            free := left(%2$s, 62 - length(number::text) - octet_length(%2$s) + length(%2$s))
                    || '_' || number;
            EXIT WHEN NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                                  WHERE k.conrelid = %1$s::pg_catalog.regclass
                                    AND k.conname = free);
          END LOOP;
          EXECUTE format(%3$s, %2$s, free);
        END IF;
      END""";

  private static Optional<String> comment(
      QualifiedName partition, PartAbove part, Map<String, String> from, Map<String, String> to) {
    Optional<String> text = TableOptions.of(to, InheritedOptions.CONSTRAINT_COMMENT + part);
    if (text.equals(TableOptions.of(from, InheritedOptions.CONSTRAINT_COMMENT + part))) {
      return Optional.empty();
    }
    String action =
        "COMMENT ON CONSTRAINT %%I ON %s IS %s"
            .formatted(
                InheritedIndexes.escaped(Quoting.name(partition)),
                InheritedIndexes.escaped(text.map(Quoting::string).orElse("NULL")));
    return Optional.of(
        onConstraint(
            partition,
            part,
            "",
            "    EXECUTE format(%s, own);\n".formatted(Quoting.string(action))));
  }

  /** A statement on the partition's constraint, which may be called as the one above is or not. */
  private static String onConstraint(
      QualifiedName partition, PartAbove part, String declared, String body) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE own name;%s
            BEGIN
              FOR own IN
                WITH RECURSIVE up (name, oid, above) AS (
                  SELECT k.conname, k.oid, k.conparentid FROM pg_catalog.pg_constraint k
                  WHERE k.conrelid = %s::pg_catalog.regclass
                    AND (k.conparentid <> 0 OR k.coninhcount > 0)
                  UNION ALL
                  SELECT u.name, k.oid, k.conparentid
                  FROM up u JOIN pg_catalog.pg_constraint k ON k.oid = u.above)
                SELECT u.name FROM up u JOIN pg_catalog.pg_constraint k ON k.oid = u.oid
                WHERE u.above = 0 AND k.conname = %s
                  AND (k.conrelid = %s::pg_catalog.regclass OR k.contype = 'c')
              LOOP
            """
                    .formatted(
                        declared,
                        Quoting.string(Quoting.name(partition)),
                        Quoting.string(part.name()),
                        Quoting.string(Quoting.name(part.table())))
                + body
                + "  END LOOP;\nEND");
  }

  /**
   * RENAME CONSTRAINT, and what it leaves: the foreign keys of partitions that are called as the
   * one above was, a number behind it or none, are so again.
   */
  static List<String> rename(RenameConstraint operation, Schema schema) {
    List<String> statements = new ArrayList<>();
    statements.add(
        "ALTER TABLE %s RENAME CONSTRAINT %s TO %s"
            .formatted(
                Quoting.name(operation.table()),
                Quoting.name(operation.from()),
                Quoting.name(operation.to())));
    boolean isGiven =
        schema
            .table(operation.table())
            .filter(table -> TableParents.partitioning(table).isPresent())
            .flatMap(table -> table.constraint(operation.from()))
            .filter(ForeignKey.class::isInstance)
            .isPresent();
    if (isGiven) {
      statements.add(renameBelow(operation.table(), operation.from(), operation.to()));
    }
    return statements;
  }

  private static String renameBelow(QualifiedName table, String from, String to) {
    return "DO LANGUAGE plpgsql "
        + Quoting.string(
            """
            DECLARE own record;
            BEGIN
              FOR own IN
                WITH RECURSIVE below (oid) AS (
                  SELECT k.oid FROM pg_catalog.pg_constraint k
                  WHERE k.conrelid = %1$s::pg_catalog.regclass AND k.conname = %3$s
                  UNION ALL
                  SELECT k.oid FROM below b JOIN pg_catalog.pg_constraint k ON k.conparentid = b.oid)
                SELECT k.conrelid::pg_catalog.regclass AS part, k.conname,
                       substr(k.conname, length(%2$s) + 1) AS number
                FROM below b JOIN pg_catalog.pg_constraint k USING (oid)
                WHERE k.conrelid <> %1$s::pg_catalog.regclass
                  AND left(k.conname, length(%2$s)) = %2$s
                  AND substr(k.conname, length(%2$s) + 1) ~ '^(_[0-9]+)?$'
              LOOP
                EXECUTE format('ALTER TABLE %%s RENAME CONSTRAINT %%I TO %%I', own.part, own.conname,
                               %3$s || own.number);
              END LOOP;
            END"""
                .formatted(
                    Quoting.string(Quoting.name(table)), Quoting.string(from), Quoting.string(to)));
  }
}
