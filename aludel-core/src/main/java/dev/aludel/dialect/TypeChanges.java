package dev.aludel.dialect;

import dev.aludel.schema.Type;

/**
 * Which types a column can be given with its values kept, without being told how. The same for all
 * databases, so that a revision that runs on one runs on the other.
 *
 * <p>The rule is that of PostgreSQL's casts (its manual, CREATE CAST and chapter 8), and a little
 * more where there is one sensible way: a UUID and its 16 bytes, a value and the array of it alone,
 * a value and its JSON. What has none, such as a time that is to be a UUID, is refused: the
 * revision has to say what becomes of the values.
 */
public final class TypeChanges {

  private enum Family {
    NUMBER,
    BOOLEAN,
    TEXT,
    BYTES,
    DATE,
    TIME,
    TIMESTAMP,
    INTERVAL,
    UUID,
    JSON,
    ENUMERATION,
    ARRAY,
    OTHER
  }

  private TypeChanges() {}

  /** Whether values of one type become those of the other by a rule. */
  public static boolean isPossible(Type from, Type to) {
    Family one = familyOf(from);
    Family other = familyOf(to);
    if (one == Family.OTHER || other == Family.OTHER) {
      // A type that is not known: the database decides.
      return true;
    }
    if (to instanceof Type.Array array) {
      return from instanceof Type.Array was
          ? areElements(was.element(), array.element())
          : one != Family.JSON && isPossible(from, array.element());
    }
    if (from instanceof Type.Array was && other != Family.TEXT && other != Family.JSON) {
      return familyOf(was.element()) != Family.JSON && isPossible(was.element(), to);
    }
    return one == other
        || other == Family.TEXT
        || other == Family.JSON
        || one == Family.TEXT
        || one == Family.JSON
        || isPair(one, other, Family.NUMBER, Family.BOOLEAN)
        || isPair(one, other, Family.BYTES, Family.UUID)
        || isPair(one, other, Family.DATE, Family.TIMESTAMP)
        || isPair(one, other, Family.TIME, Family.INTERVAL)
        || (one == Family.TIMESTAMP && other == Family.TIME);
  }

  /** Elements all at once, which needs a cast from the one type to the other. */
  private static boolean areElements(Type from, Type to) {
    Family one = familyOf(from);
    Family other = familyOf(to);
    if (one == Family.JSON) {
      return other == Family.JSON || other == Family.TEXT;
    }
    if (other == Family.JSON) {
      return one == Family.TEXT;
    }
    boolean counts =
        from == Type.Scalar.SMALL_INTEGER
            || from == Type.Scalar.INTEGER
            || from == Type.Scalar.BIG_INTEGER;
    return one == other
        || other == Family.TEXT
        || one == Family.TEXT
        || (one == Family.BOOLEAN && other == Family.NUMBER)
        || (counts && other == Family.BOOLEAN)
        || isPair(one, other, Family.DATE, Family.TIMESTAMP);
  }

  private static boolean isPair(Family one, Family other, Family a, Family b) {
    return (one == a && other == b) || (one == b && other == a);
  }

  /** The refusal of a change without a rule, which says what to write. */
  public static UnsupportedOperation refused(String column, String from, String to) {
    return new UnsupportedOperation(
        "Column %s cannot be changed from %s to %s: no rule says which value becomes which. Say it in the revision, as SQL over the old column: toType(…, sql(\"…\")), or sql(\"NULL\") where the values may go; or add a column of the new type and drop this one."
            .formatted(column, from, to));
  }

  private static Family familyOf(Type type) {
    return type.match(
        new Type.Cases<>() {
          @Override
          public Family on(Type.Scalar scalar) {
            return switch (scalar) {
              case SMALL_INTEGER, INTEGER, BIG_INTEGER, REAL, DOUBLE_PRECISION -> Family.NUMBER;
              case BOOLEAN -> Family.BOOLEAN;
              case TEXT -> Family.TEXT;
              case BYTES -> Family.BYTES;
              case DATE -> Family.DATE;
              case INTERVAL -> Family.INTERVAL;
              case UUID -> Family.UUID;
              case JSON -> Family.JSON;
            };
          }

          @Override
          public Family on(Type.Varchar varchar) {
            return Family.TEXT;
          }

          @Override
          public Family on(Type.Char fixed) {
            return Family.TEXT;
          }

          @Override
          public Family on(Type.Decimal decimal) {
            return Family.NUMBER;
          }

          @Override
          public Family on(Type.Time time) {
            return Family.TIME;
          }

          @Override
          public Family on(Type.Timestamp timestamp) {
            return Family.TIMESTAMP;
          }

          @Override
          public Family on(Type.Enumeration enumeration) {
            return Family.ENUMERATION;
          }

          @Override
          public Family on(Type.Array array) {
            return Family.ARRAY;
          }

          @Override
          public Family on(Type.Sql sql) {
            return Family.OTHER;
          }
        });
  }
}
