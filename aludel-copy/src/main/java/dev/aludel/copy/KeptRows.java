package dev.aludel.copy;

import dev.aludel.copy.store.KeyRange;
import dev.aludel.copy.store.TablePlan;
import dev.aludel.copy.wire.RowBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that the check before the copy has put into their form for PostgreSQL, kept for the copy
 * itself, which then need not read and encode them once more.
 *
 * <p>They are in one temporary file that only its owner may open, and that Unix forgets with the
 * process, however that ends, since it has no name any more (DELETE_ON_CLOSE). It takes a quarter
 * of the room that its folder has, and never more than {@link #MOST}; the parts that find none, or
 * of which any row needs a policy, are read again. Safe for use by several threads.
 */
final class KeptRows implements AutoCloseable {

  /** The largest file, in bytes. */
  static final long MOST = 8L << 30;

  /** Of tables with wider rows the reading costs little beside their bytes. */
  static final long WIDEST = 64 * 1024;

  private static final int PIECE = 256 * 1024;

  /** Takes pieces of rows, in order. */
  @FunctionalInterface
  interface Pieces<E extends Exception> {
    void accept(byte[] bytes, int length, int rows) throws E;
  }

  /** A stretch of the file, with whole rows. */
  private record Stretch(long position, long length, int rows) {}

  private record Key(String table, KeyRange range) {}

  private final Optional<Path> folder;
  private final long most;
  private final Map<Key, Part> parts = new ConcurrentHashMap<>();
  private @Nullable FileChannel file;
  private long room;
  private long end;
  private boolean closed;

  private KeptRows(Optional<Path> folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  /** Keeps nothing. */
  static KeptRows none() {
    return new KeptRows(Optional.empty(), 0);
  }

  /**
   * Keeps rows in a file in that folder, which is made when the first come.
   *
   * @param most the largest file, in bytes
   */
  static KeptRows in(Path folder, long most) {
    return new KeptRows(Optional.of(folder), most);
  }

  /** Begins a part; whoever gets it adds its rows in order and then says that it is whole. */
  Part begin(TablePlan plan, KeyRange range) {
    return new Part(plan, range);
  }

  /** A part that was kept whole, and of which nothing has changed since in how its rows travel. */
  Optional<Part> find(TablePlan plan, KeyRange range) {
    return Optional.ofNullable(parts.get(new Key(plan.name(), range)))
        .filter(part -> part.plan.equals(plan));
  }

  /** How many bytes are kept, of parts that were given up too. */
  synchronized long bytes() {
    return end;
  }

  /** Forgets all parts, and begins the file anew. */
  synchronized void clear() {
    parts.clear();
    end = 0;
  }

  /** The rows of one part. */
  final class Part {
    private final TablePlan plan;
    private final KeyRange range;
    private final List<Stretch> stretches = new ArrayList<>();
    private boolean given;
    private long rows;
    private long checksum;

    private Part(TablePlan plan, KeyRange range) {
      this.plan = plan;
      this.range = range;
      this.given = folder.isEmpty();
    }

    /** Whether it is no use to add more. */
    boolean isGivenUp() {
      return given;
    }

    /** It will be read again. */
    void giveUp() {
      given = true;
      stretches.clear();
    }

    /** Adds the rows that a buffer holds. */
    void add(RowBuffer buffer) {
      if (given || buffer.rows() == 0) {
        return;
      }
      Optional<FileChannel> channel = channel();
      long position = take(buffer.size());
      if (channel.isEmpty() || position < 0) {
        giveUp();
        return;
      }
      try {
        long[] at = {position};
        buffer.forEachPiece(
            (bytes, offset, length) -> {
              write(channel.get(), at[0], ByteBuffer.wrap(bytes, offset, length));
              at[0] += length;
            });
        stretches.add(new Stretch(position, buffer.size(), buffer.rows()));
        rows += buffer.rows();
      } catch (IOException e) {
        // The disk is full, say. What was read once can be read again.
        giveUp();
      }
    }

    /** All rows are there. */
    void whole(long sum) {
      if (!given) {
        checksum = sum;
        parts.put(new Key(plan.name(), range), this);
      }
    }

    long rows() {
      return rows;
    }

    /** The sum of the rows' hashes. */
    long checksum() {
      return checksum;
    }

    /**
     * Hands its rows over.
     *
     * @throws IOException if the file cannot be read
     */
    <E extends Exception> void forEachPiece(Pieces<E> pieces) throws IOException, E {
      byte[] piece = new byte[PIECE];
      for (Stretch stretch : stretches) {
        int untold = stretch.rows();
        for (long done = 0; done < stretch.length(); ) {
          int length = (int) Math.min(PIECE, stretch.length() - done);
          read(stretch.position() + done, ByteBuffer.wrap(piece, 0, length));
          pieces.accept(piece, length, untold);
          untold = 0;
          done += length;
        }
      }
    }
  }

  /** Where so many bytes have their place; -1 if there is none. */
  private synchronized long take(long bytes) {
    if (bytes > room - end) {
      return -1;
    }
    long position = end;
    end += bytes;
    return position;
  }

  private synchronized Optional<FileChannel> channel() {
    if (file == null && !closed && folder.isPresent()) {
      try {
        open(folder.get());
      } catch (IOException | UnsupportedOperationException e) {
        closed = true;
      }
    }
    return Optional.ofNullable(file);
  }

  private void open(Path where) throws IOException {
    room = Math.min(most, Files.getFileStore(where).getUsableSpace() / 4);
    Path path = Files.createTempFile(where, "aludel-copy", ".rows");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** In pieces: the JDK keeps a copy outside the heap as large as what it is given at once. */
  private static void write(FileChannel channel, long position, ByteBuffer bytes)
      throws IOException {
    int end = bytes.limit();
    long at = position;
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + PIECE));
      at += channel.write(bytes, at);
    }
  }

  private void read(long position, ByteBuffer into) throws IOException {
    Optional<FileChannel> channel = channel();
    long at = position;
    while (into.hasRemaining()) {
      int count = channel.isEmpty() ? -1 : channel.get().read(into, at);
      if (count < 0) {
        throw new IOException("The temporary file of the copy ends early");
      }
      at += count;
    }
  }

  /** Gives the file up; nothing is found any more. */
  @Override
  public synchronized void close() {
    parts.clear();
    closed = true;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // Nobody needs it any more.
      }
      file = null;
    }
  }
}
