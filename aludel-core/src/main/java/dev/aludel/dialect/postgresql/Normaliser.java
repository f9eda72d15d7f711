package dev.aludel.dialect.postgresql;

import dev.aludel.schema.Calls;
import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.NamingConvention;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.PartitionOptions;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Foretells how a schema would read back: first by rule, then, for the objects of which a piece is
 * not sure, by creating them in a scratch schema that is rolled back.
 *
 * <p>What the model leaves without a name has the one that {@link NamingConvention} gives, since it
 * would be created by that name.
 */
final class Normaliser {

  private Normaliser() {}

  static Schema normalise(Connection connection, HomeSchema home, Schema desired, Schema live)
      throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    try {
      Session session = home.note(Session.of(connection));
      MissingRoles.refuse(connection, desired);
      Schema held = StaticForm.of(NamingConvention.apply(desired), session, live);
      NewerServer.refuse(session.version(), held);
      ExtensionWords words = ExtensionWords.of(connection, session, held, live);
      Unsure unsure = new Unsure(held, live, words.changed());
      Set<ObjectKey> keys = unsure.keys();
      Map<ObjectKey, SchemaObject> asked =
          keys.isEmpty()
              ? Map.of()
              : Scratch.read(connection, session, unsure.withNeeds(keys), held, live, words);
      List<SchemaObject> objects = new ArrayList<>();
      for (SchemaObject object : held.objects()) {
        if (keys.contains(object.key())) {
          objects.add(told(asked.getOrDefault(object.key(), object), object, live));
        } else {
          objects.add(object instanceof Table ? object : told(object, object, live));
        }
      }
      return words.in(Schema.of(objects));
    } finally {
      if (!autoCommit) {
        connection.rollback();
      }
    }
  }

  /** The object with what the server tells of it, as far as it has. */
  private static SchemaObject told(SchemaObject spelled, SchemaObject held, Schema live) {
    if (spelled instanceof Table table) {
      return CanonicalOrder.of(table.withCalls(Calls.union(((Table) held).calls(), table.calls())));
    }
    if (!(spelled instanceof DefinedObject object)) {
      return spelled;
    }
    DefinedObject commented =
        PartitionOptions.with(object.withComment(held.comment()), (DefinedObject) held);
    return object.facts().dependencies().isPresent() || spelled != held
        ? commented
        : live.find(object.key())
            .map(DefinedObject.class::cast)
            .map(there -> commented.withFacts(there.facts()))
            .orElse(commented);
  }
}
