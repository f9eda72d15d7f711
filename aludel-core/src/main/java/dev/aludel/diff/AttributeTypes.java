package dev.aludel.diff;

import dev.aludel.schema.DefinedObject;
import dev.aludel.schema.Domains;
import dev.aludel.schema.Needs;
import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Type;
import dev.aludel.schema.TypeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the values inside of rows, the values of composite types, when their type is
 * dropped and created with attributes of other types: each is read from its text, or from JSON.
 */
final class AttributeTypes {

  private final Schema before;
  private final Schema after;

  /**
   * @param before whose types the values are of
   * @param after whose types they will be of
   */
  AttributeTypes(Schema before, Schema after) {
    this.before = before;
    this.after = after;
  }

  /** What a person must look at when values of the one type become those of the other. */
  List<String> notes(Type from, Type to) {
    List<String> notes = new ArrayList<>();
    Type was = Domains.base(from, before);
    Type is = Domains.base(to, after);
    Optional<DefinedObject> row = composite(was, before);
    Optional<DefinedObject> other = composite(is, after);
    if (row.isPresent() && other.isPresent()) {
      List<String> names = ObjectChange.names(row.get());
      List<String> others = ObjectChange.names(other.get());
      for (int at = 0; at < names.size(); at++) {
        int now = others.indexOf(names.get(at));
        if (now >= 0) {
          notes.addAll(notes(type(row.get(), names, at), type(other.get(), others, now)));
        }
      }
    } else if (!was.equals(is)) {
      Notes.changeType(was, is).filter(Notes::tellsOfRounding).ifPresent(notes::add);
    }
    return notes;
  }

  private static Type type(DefinedObject composite, List<String> names, int at) {
    String attribute = composite.facts().shape().get(at);
    return TypeText.parse(attribute.substring(names.get(at).length()).split(" COLLATE ", 2)[0]);
  }

  /** The type of the rows, or of those in an array. */
  private static Optional<DefinedObject> composite(Type type, Schema schema) {
    return Needs.rowType(type)
        .flatMap(name -> schema.find(ObjectKind.COMPOSITE_TYPE, name))
        .map(DefinedObject.class::cast);
  }
}
