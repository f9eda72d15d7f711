package dev.aludel.copy.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rows in the binary COPY format: for each a 16-bit count of fields, and for each field a 32-bit
 * length, -1 for NULL, and its bytes.
 *
 * <p>A buffer is filled, handed over and used again. A large value is not copied into it but stands
 * between its parts, so that a row of any size takes no more memory than its values.
 */
public final class RowBuffer {

  /** When a buffer is handed over, in bytes. */
  public static final int FULL = 256 * 1024;

  private static final int BY_REFERENCE = 64 * 1024;
  private static final long NULL_HASH = 0x9E3779B97F4A7C15L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  /** Takes the pieces of a buffer, in order. */
  @FunctionalInterface
  public interface Pieces<E extends Exception> {
    void accept(byte[] bytes, int offset, int length) throws E;
  }

  /**
   * A value that stands between the parts of the buffer.
   *
   * @param position where
   * @param bytes what it is a part of
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Large(int position, byte[] bytes, int offset, int length) {}

  /** Stands for a value that is in the buffer itself. */
  private static final Large IN_PLACE = new Large(0, new byte[0], 0, 0);

  private byte[] bytes;
  private int position;
  private long largeBytes;
  private final List<Large> large = new ArrayList<>();
  private int rows;

  private int rowStart;
  private int rowLarge;
  private int fields;
  private int[] starts = new int[16];
  private int[] lengths = new int[16];
  private Large[] values = inPlace(16);

  public RowBuffer() {
    this(FULL + BY_REFERENCE);
  }

  private static Large[] inPlace(int count) {
    Large[] values = new Large[count];
    Arrays.fill(values, IN_PLACE);
    return values;
  }

  /** One for single values. */
  public static RowBuffer small() {
    return new RowBuffer(256);
  }

  /**
   * @param capacity how many bytes it has room for at first
   */
  RowBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  /** Begins a row of that many fields. */
  public void beginRow(int columns) {
    rowStart = position;
    rowLarge = large.size();
    fields = 0;
    if (columns > starts.length) {
      starts = new int[columns];
      lengths = new int[columns];
      values = inPlace(columns);
    }
    room(2);
    SHORTS.set(bytes, position, (short) columns);
    position += 2;
  }

  /** Ends the row, which now belongs to the buffer. */
  public void endRow() {
    rows++;
  }

  /** Takes back the row that was begun last, whether it has ended or not. */
  public void takeBack(boolean ended) {
    position = rowStart;
    while (large.size() > rowLarge) {
      largeBytes -= large.remove(large.size() - 1).length();
    }
    Arrays.fill(values, 0, fields, IN_PLACE);
    fields = 0;
    rows -= ended ? 1 : 0;
  }

  public void putNull() {
    room(4);
    INTS.set(bytes, position, -1);
    position += 4;
    mark(position, -1, IN_PLACE);
  }

  public void putByte(int value) {
    length(1);
    bytes[position++] = (byte) value;
  }

  public void putShort(int value) {
    length(2);
    SHORTS.set(bytes, position, (short) value);
    position += 2;
  }

  public void putInt(int value) {
    length(4);
    INTS.set(bytes, position, value);
    position += 4;
  }

  public void putLong(long value) {
    length(8);
    LONGS.set(bytes, position, value);
    position += 8;
  }

  /** A field of these bytes, which must not change until the buffer has been handed over. */
  public void putBytes(byte[] value) {
    putBytes(value, 0, value.length);
  }

  /** A field of a part of these bytes, of which the same holds. */
  public void putBytes(byte[] value, int offset, int length) {
    if (length < BY_REFERENCE) {
      length(length);
      System.arraycopy(value, offset, bytes, position, length);
      position += length;
      return;
    }
    room(4);
    INTS.set(bytes, position, length);
    position += 4;
    Large reference = new Large(position, value, offset, length);
    large.add(reference);
    largeBytes += length;
    mark(position, length, reference);
  }

  /** Makes the field that was put last NULL. */
  public void replaceLastByNull() {
    fields--;
    if (values[fields].length > 0) {
      largeBytes -= large.remove(large.size() - 1).length();
    }
    position = starts[fields] - 4;
    putNull();
  }

  /** Makes some fields of the row that has ended last NULL. */
  public void replaceByNull(Set<Integer> nulls) {
    List<Optional<byte[]>> kept = new ArrayList<>();
    for (int field = 0; field < fields; field++) {
      boolean empty = nulls.contains(field) || isNull(field);
      kept.add(empty ? Optional.empty() : Optional.of(bytes(field)));
    }
    takeBack(true);
    beginRow(kept.size());
    for (Optional<byte[]> value : kept) {
      value.ifPresentOrElse(this::putBytes, this::putNull);
    }
    endRow();
  }

  private void length(int length) {
    room(4 + length);
    INTS.set(bytes, position, length);
    position += 4;
    mark(position, length, IN_PLACE);
  }

  private void mark(int start, int length, Large value) {
    starts[fields] = start;
    lengths[fields] = length;
    values[fields] = value;
    fields++;
  }

  private void room(int needed) {
    if (bytes.length - position < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + needed));
    }
  }

  /** Whether it is time to hand it over. */
  public boolean isFull() {
    return position >= FULL || largeBytes > 0;
  }

  public int rows() {
    return rows;
  }

  /** How many bytes the rows take. */
  public long size() {
    return position + largeBytes;
  }

  /** Hands the pieces of all rows over, in order. */
  public <E extends Exception> void forEachPiece(Pieces<E> pieces) throws E {
    int from = 0;
    for (Large value : large) {
      pieces.accept(bytes, from, value.position - from);
      pieces.accept(value.bytes, value.offset, value.length);
      from = value.position;
    }
    if (position > from) {
      pieces.accept(bytes, from, position - from);
    }
  }

  /** Takes the rows of a buffer one after the other. */
  @FunctionalInterface
  public interface Rows<E extends Exception> {
    void accept(RowBuffer row) throws E;
  }

  /** Goes through the rows again; within {@code rows} the fields are those of the row. */
  public <E extends Exception> void forEachRow(Rows<E> taker) throws E {
    int end = position;
    int nextLarge = 0;
    int at = 0;
    while (at < end) {
      int count = (short) SHORTS.get(bytes, at);
      at += 2;
      fields = 0;
      for (int field = 0; field < count; field++) {
        int length = (int) INTS.get(bytes, at);
        at += 4;
        boolean isLarge = nextLarge < large.size() && large.get(nextLarge).position == at;
        mark(at, length, isLarge ? large.get(nextLarge++) : IN_PLACE);
        at += isLarge ? 0 : Math.max(0, length);
      }
      taker.accept(this);
    }
  }

  /** Makes the buffer empty. */
  public void clear() {
    position = 0;
    largeBytes = 0;
    large.clear();
    rows = 0;
    fields = 0;
    Arrays.fill(values, IN_PLACE);
    if (bytes.length > 4 * FULL) {
      bytes = new byte[FULL + BY_REFERENCE];
    }
  }

  /** How many fields the row that was begun last has so far. */
  public int fields() {
    return fields;
  }

  /** Whether a field of the row is a large value, which is not in the buffer itself. */
  public boolean hasLarge() {
    for (int field = 0; field < fields; field++) {
      if (values[field].length > 0) {
        return true;
      }
    }
    return false;
  }

  public boolean isNull(int field) {
    return lengths[field] < 0;
  }

  public int length(int field, int ifNull) {
    return lengths[field] < 0 ? ifNull : lengths[field];
  }

  /** The bytes of a field of the row that was begun last; an empty array for NULL. */
  public byte[] bytes(int field) {
    Large value = values[field];
    if (value.length > 0) {
      boolean whole = value.length == value.bytes.length;
      return whole
          ? value.bytes
          : Arrays.copyOfRange(value.bytes, value.offset, value.offset + value.length);
    }
    return lengths[field] <= 0
        ? new byte[0]
        : Arrays.copyOfRange(bytes, starts[field], starts[field] + lengths[field]);
  }

  public int getByte(int field) {
    return bytes[starts[field]];
  }

  public short getShort(int field) {
    return (short) SHORTS.get(bytes, starts[field]);
  }

  public int getInt(int field) {
    return (int) INTS.get(bytes, starts[field]);
  }

  public long getLong(int field) {
    return (long) LONGS.get(bytes, starts[field]);
  }

  /** The hash of one field of the row that was begun last. */
  public long hash(int field) {
    if (lengths[field] < 0) {
      return NULL_HASH;
    }
    Large value = values[field];
    return value.length == 0
        ? XxHash64.hash(bytes, starts[field], lengths[field], 0)
        : XxHash64.hash(value.bytes, value.offset, value.length, 0);
  }

  /** The hash of the row that was begun last and ended: of its fields with their lengths. */
  public long rowHash() {
    long hash = 0;
    int from = rowStart;
    for (int i = rowLarge; i < large.size(); i++) {
      Large value = large.get(i);
      hash = XxHash64.hash(bytes, from, value.position - from, hash);
      hash = XxHash64.hash(value.bytes, value.offset, value.length, hash);
      from = value.position;
    }
    return XxHash64.hash(bytes, from, position - from, hash);
  }
}
