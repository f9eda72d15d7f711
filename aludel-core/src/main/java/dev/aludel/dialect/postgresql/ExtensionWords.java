package dev.aludel.dialect.postgresql;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.ExtensionMove;
import dev.aludel.schema.MovedWords;
import dev.aludel.schema.ObjectKey;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a schema is told with extensions in other schemas than they are in: they go there one after
 * the other, as a comparison will have them go, in a transaction that is rolled back. The server
 * knows by number what is an extension's ({@code pg_depend}), and tells it by name only.
 */
final class ExtensionWords {

  /** What the server holds of some objects. */
  interface Reading {
    Collection<? extends SchemaObject> read() throws SQLException;
  }

  private static final String ASIDE = "aludel_aside_";

  /**
   * Gives other names to what has the place of something of the extension in the schema, and is
   * there only while the extension is not. Takes the schema and the extension.
   */
  private static final String MAKE_ROOM =
      """
      DECLARE
        rename text;
      BEGIN
        FOR rename IN
          SELECT format('ALTER ROUTINE %%s RENAME TO %%I', p.oid::regprocedure, '%3$s' || p.oid)
          FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_proc m USING (proname, proargtypes)
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = m.oid
          WHERE p.oid <> m.oid AND p.pronamespace = %1$s::regnamespace AND d.deptype = 'e'
            AND d.refobjid = (SELECT oid FROM pg_catalog.pg_extension WHERE extname = %2$s)
          UNION ALL
          SELECT format('ALTER TYPE %%s RENAME TO %%I', p.oid::regtype, '%3$s' || p.oid)
          FROM pg_catalog.pg_type p JOIN pg_catalog.pg_type m USING (typname)
          JOIN pg_catalog.pg_depend d ON d.classid = 'pg_type'::regclass AND d.objid = m.oid
          WHERE p.oid <> m.oid AND p.typnamespace = %1$s::regnamespace AND d.deptype = 'e'
            AND p.typcategory <> 'A'
            AND d.refobjid = (SELECT oid FROM pg_catalog.pg_extension WHERE extname = %2$s)
        LOOP
          EXECUTE rename;
        END LOOP;
      END""";

  private final Connection connection;
  private final Session session;
  private final Schema live;
  private final List<DefinedObject> coming = new ArrayList<>();

  /** Those that leave the schema of the connection, which they do after all else has changed. */
  private final List<DefinedObject> leaving = new ArrayList<>();

  private final Map<ObjectKey, MovedWords> words = new HashMap<>();

  private ExtensionWords(Connection connection, Session session, Schema live) {
    this.connection = connection;
    this.session = session;
    this.live = live;
  }

  /**
   * How what is there is told with extensions where they are wanted.
   *
   * @param held the schema that is wanted
   * @param live what is there
   */
  static ExtensionWords of(Connection connection, Session session, Schema held, Schema live)
      throws SQLException {
    ExtensionWords words = new ExtensionWords(connection, session, live);
    for (DefinedObject object : held.definedObjects()) {
      Optional<DefinedObject> was = live.find(object.key()).map(DefinedObject.class::cast);
      if (was.filter(there -> ExtensionMove.leaves(there, object)).isPresent()) {
        words.leaving.add(object);
      } else if (was.filter(there -> ExtensionMove.isMove(there, object)).isPresent()) {
        words.coming.add(object);
      }
    }
    if (!words.coming.isEmpty() || !words.leaving.isEmpty()) {
      words.askOfWhatIsThere();
    }
    return words;
  }

  /** What is told in other words then: in the same words it would be something else. */
  Set<ObjectKey> changed() {
    Set<ObjectKey> changed = new TreeSet<>();
    words.values().forEach(each -> changed.addAll(each.changed()));
    return changed;
  }

  /**
   * Learns how what is wanted is told before extensions leave, in an open transaction.
   *
   * @param standIn in which it lies instead of the schema of the connection
   * @param wanted how it is told now, with all extensions where they are wanted
   * @param reading reads it again
   */
  void ask(String standIn, Collection<? extends SchemaObject> wanted, Reading reading)
      throws SQLException {
    List<DefinedObject> backwards = new ArrayList<>(leaving);
    Collections.reverse(backwards);
    Schema after = Schema.of(List.copyOf(wanted));
    for (DefinedObject is : backwards) {
      DefinedObject was = was(is);
      String home = "SCHEMA " + Quoting.name(session.currentSchema());
      String move = "ALTER EXTENSION " + Quoting.name(is.name()) + " SET " + home;
      if (!run(List.of(room(is, standIn), move))) {
        return;
      }
      Schema before = Schema.of(List.copyOf(reading.read()));
      note(is, MovedWords.of(before, after, was, is, ExtensionWords::isTold));
      after = before;
    }
  }

  /** The schema that is wanted, in which each extension that moves knows of all that. */
  Schema in(Schema held) {
    Schema told = held;
    for (Map.Entry<ObjectKey, MovedWords> each : words.entrySet()) {
      DefinedObject is = (DefinedObject) held.require(each.getKey());
      told = told.without(is.key()).with(is.withFacts(is.facts().withWords(each.getValue())));
    }
    return told;
  }

  private void askOfWhatIsThere() throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try {
      Set<String> schemas = new TreeSet<>(Set.of(session.currentSchema()));
      live.objects().forEach(object -> object.name().schema().ifPresent(schemas::add));
      Schema before = live;
      List<DefinedObject> moves = new ArrayList<>(coming);
      moves.addAll(leaving);
      for (DefinedObject is : moves) {
        if (!run(moving(is))) {
          return;
        }
        Schema after = Inspector.read(connection, session, List.copyOf(schemas));
        note(is, MovedWords.of(before, after, was(is), is, ExtensionWords::isTold));
        before = after;
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
  }

  private DefinedObject was(DefinedObject extension) {
    return (DefinedObject) live.require(extension.key());
  }

  private void note(DefinedObject extension, MovedWords more) {
    words.merge(extension.key(), more, (known, last) -> last.or(known));
  }

  private List<String> moving(DefinedObject is) {
    List<String> statements = new ArrayList<>();
    ExtensionMove.schema(is)
        .filter(name -> live.find(ObjectKind.SCHEMA, QualifiedName.of(name)).isEmpty())
        .ifPresent(name -> statements.add("CREATE SCHEMA IF NOT EXISTS " + Quoting.name(name)));
    statements.add(room(is, ExtensionMove.schema(is).orElse(session.currentSchema())));
    statements.addAll(
        ObjectReplacement.statements(was(is).withComment(is.comment()), is, Schema.EMPTY));
    return statements;
  }

  private static String room(DefinedObject extension, String schema) {
    String room =
        MAKE_ROOM.formatted(
            Quoting.string(Quoting.name(schema)), Quoting.string(extension.name().name()), ASIDE);
    return "DO LANGUAGE plpgsql " + Quoting.string(room);
  }

  /** Whether it does not speak of what has another name for a while. */
  private static boolean isTold(String text) {
    return !text.contains(ASIDE);
  }

  /** One that cannot move is told of when it is to. */
  private boolean run(List<String> statements) throws SQLException {
    var savepoint = connection.setSavepoint();
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      return true;
    } catch (SQLException e) {
      connection.rollback(savepoint);
      return false;
    }
  }
}
