package dev.aludel.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * Names for what a model leaves without one, as PostgreSQL would have chosen them: {@code
 * users_pkey}, {@code users_email_key}, {@code clients_user_id_fkey}, {@code clients_check}, {@code
 * clients_user_id_idx}.
 *
 * <p>A name longer than PostgreSQL's 63 bytes (its manual, section 4.1.1) is cut and ends in a
 * checksum of the whole, so that two long names stay two names. No name is given twice where the
 * database would refuse it: see {@link TakenNames}.
 */
public final class NamingConvention {

  private static final int MAX_BYTES = 63;

  private NamingConvention() {}

  /** The schema with every constraint and index named; given names stay. */
  public static Schema apply(Schema schema) {
    if (schema.tables().stream().allMatch(NamingConvention::isNamed)) {
      return schema;
    }
    TakenNames taken = new TakenNames();
    schema.objects().forEach(taken::add);
    return schema.withEachTable(table -> apply(table, taken));
  }

  /** The table with every constraint and index named; given names stay. */
  public static Table apply(Table table) {
    TakenNames taken = new TakenNames();
    taken.add(table);
    return apply(table, taken);
  }

  /** The table with every constraint and index named; the names are taken from then on. */
  public static Table apply(Table table, TakenNames taken) {
    if (isNamed(table)) {
      return table;
    }
    List<Constraint> constraints = new ArrayList<>();
    for (Constraint constraint : table.constraints()) {
      constraints.add(
          constraint.name().isPresent()
              ? constraint
              : constraint.named(name(table, constraint, taken)));
    }
    List<Index> indexes = new ArrayList<>();
    for (Index index : table.indexes()) {
      indexes.add(index.name().isPresent() ? index : index.named(name(table, index, taken)));
    }
    return table.withConstraints(constraints).withIndexes(indexes);
  }

  private static boolean isNamed(Table table) {
    for (Constraint constraint : table.constraints()) {
      if (constraint.name().isEmpty()) {
        return false;
      }
    }
    for (Index index : table.indexes()) {
      if (index.name().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** A name for a constraint of the table, which is taken from then on. */
  public static String name(Table table, Constraint constraint, TakenNames taken) {
    boolean relation = TakenNames.isRelation(constraint);
    return free(nameOf(table, constraint), name -> taken.take(table.name(), name, relation));
  }

  /** A name for an index of the table, which is taken from then on. */
  public static String name(Table table, Index index, TakenNames taken) {
    return free(nameOf(table, index), name -> taken.take(table.name(), name, true));
  }

  private static String nameOf(Table table, Constraint constraint) {
    String name = table.name().name();
    return constraint.match(
        new Constraint.Cases<String>() {
          @Override
          public String on(PrimaryKey key) {
            return name + "_pkey";
          }

          @Override
          public String on(UniqueConstraint unique) {
            return name + "_" + String.join("_", unique.columns()) + "_key";
          }

          @Override
          public String on(ForeignKey key) {
            return name + "_" + String.join("_", key.columns()) + "_fkey";
          }

          @Override
          public String on(CheckConstraint check) {
            return name + columnIn(table, check) + "_check";
          }
        });
  }

  /** A check that speaks of one column is named after it, as PostgreSQL does. */
  private static String columnIn(Table table, CheckConstraint check) {
    if (!(check.condition() instanceof Expression.Sql sql)) {
      return "";
    }
    Set<String> words = new TreeSet<>(List.of(sql.text().split("[^\\p{L}\\p{N}_$]+")));
    List<String> named =
        table.columns().stream().map(Column::name).filter(words::contains).toList();
    return named.size() == 1 ? "_" + named.get(0) : "";
  }

  private static String nameOf(Table table, Index index) {
    StringBuilder name = new StringBuilder(table.name().name());
    for (IndexKey key : index.keys()) {
      name.append('_').append(key.column().orElse("expr"));
    }
    return name.append("_idx").toString();
  }

  private static String free(String wanted, Predicate<String> take) {
    String name = fit(wanted);
    for (int n = 1; !take.test(name); n++) {
      name = fit(wanted + n);
    }
    return name;
  }

  /** The name itself, or, when it is longer than 63 bytes, its beginning and a checksum. */
  static String fit(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_BYTES) {
      return name;
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    String ending = "_%08x".formatted(checksum.getValue());
    int end = name.length();
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length
        > MAX_BYTES - ending.length()) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + ending;
  }
}
