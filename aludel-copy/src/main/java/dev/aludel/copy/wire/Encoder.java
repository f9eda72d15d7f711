package dev.aludel.copy.wire;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Puts values of SQLite into one wire form. It takes only what means the same there, to the last
 * bit; for all else it says what the problem is and puts nothing.
 *
 * <p>Not safe for use by several threads.
 */
public abstract class Encoder {

  /**
   * Puts a value that is not NULL, or says why it does not fit.
   *
   * @return null when the value was put
   */
  public abstract @Nullable Problem encode(Value value, RowBuffer out);

  /** The same, with the customary reading of what {@link #encode} refuses, where there is one. */
  public @Nullable Problem convert(Value value, RowBuffer out) {
    return encode(value, out);
  }

  /** The same, without the parts of a text that do not fit. */
  public @Nullable Problem strip(Value value, RowBuffer out) {
    return encode(value, out);
  }

  /**
   * The encoder of a wire form.
   *
   * @param zone where a time is that names no offset
   */
  public static Encoder of(Wire wire, ZoneId zone) {
    return switch (wire.kind()) {
      case BOOL -> new NumberEncoders.Bool();
      case INT2 -> new NumberEncoders.Int(Short.MIN_VALUE, Short.MAX_VALUE, 2);
      case INT4 -> new NumberEncoders.Int(Integer.MIN_VALUE, Integer.MAX_VALUE, 4);
      case INT8 -> new NumberEncoders.Int(Long.MIN_VALUE, Long.MAX_VALUE, 8);
      case FLOAT4 -> new NumberEncoders.Floating(true);
      case FLOAT8 -> new NumberEncoders.Floating(false);
      case NUMERIC -> new NumberEncoders.Numeric(wire.size(), wire.scale());
      case TEXT -> new TextEncoders.Text(wire.size());
      case BPCHAR -> new TextEncoders.Char(wire.size());
      case BYTEA -> new TextEncoders.Bytes();
      case ENUM -> new TextEncoders.Label(wire.labels());
      case UUID -> new TextEncoders.Uuid();
      case JSONB -> new TextEncoders.Json(true);
      case JSON -> new TextEncoders.Json(false);
      case INTERVAL -> new TextEncoders.Interval();
      case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ ->
          new TemporalEncoder(wire.kind(), wire.size(), zone);
      case ARRAY -> new ArrayEncoder(wire.element().orElseThrow(), zone);
      case AS_TEXT -> new TextEncoders.Text(-1);
      case SQLITE, UNREAD -> new TextEncoders.AsStored();
    };
  }
}
