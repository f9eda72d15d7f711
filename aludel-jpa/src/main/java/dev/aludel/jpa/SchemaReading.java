package dev.aludel.jpa;

import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Sequence;
import dev.aludel.schema.SequenceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Table;

/** All that Hibernate's metadata says of the database, as a schema. */
final class SchemaReading {

  private final MetadataImplementor metadata;
  private final GivenNames names;

  SchemaReading(MetadataImplementor metadata, GivenNames names) {
    this.metadata = metadata;
    this.names = names;
  }

  Schema schema() {
    ColumnTypes types = new ColumnTypes(metadata);
    DeclaredOrder order = new DeclaredOrder(metadata);
    Map<QualifiedName, SchemaObject> tables = new TreeMap<>();
    Map<QualifiedName, SchemaObject> sequences = new TreeMap<>();
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (Table table : namespace.getTables()) {
        if (table.isPhysicalTable() && !table.isView()) {
          TableReading reading = new TableReading(table, types, order, names);
          tables.put(Names.of(table), reading.table());
        }
      }
      for (org.hibernate.boot.model.relational.Sequence sequence : namespace.getSequences()) {
        Sequence read = sequence(sequence);
        sequences.put(read.name(), read);
      }
    }
    List<SchemaObject> objects = new ArrayList<>(types.enums());
    objects.addAll(sequences.values());
    objects.addAll(tables.values());
    return Schema.of(objects);
  }

  private static Sequence sequence(org.hibernate.boot.model.relational.Sequence sequence) {
    int step = sequence.getIncrementSize();
    SequenceOptions options = SequenceOptions.DEFAULT.by(step == 0 ? 1 : step);
    // A sequence starts at 1 by itself, or at −1 when it counts down.
    if (sequence.getInitialValue() != (step < 0 ? -1 : 1)) {
      options = options.startingAt(sequence.getInitialValue());
      if (step > 0 && sequence.getInitialValue() < 1) {
        options = options.atLeast(sequence.getInitialValue());
      }
    }
    return Sequence.of(
        Names.of(sequence.getName().getSchemaName(), sequence.getName().getSequenceName()),
        options);
  }
}
