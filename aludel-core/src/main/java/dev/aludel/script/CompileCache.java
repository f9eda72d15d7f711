package dev.aludel.script;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiled scripts, kept by a key of all that they were compiled from.
 *
 * <p>Each is one file: its classes, and a SHA-256 of them at the end. It appears whole or not at
 * all, whoever else writes it at the same time. What cannot be read is as good as not there, and
 * what cannot be written is not kept: a cache is never a reason to fail.
 */
final class CompileCache {

  private static final int MAGIC = 0x416c7564;
  private static final int DIGEST_BYTES = 32;

  private final Optional<Path> folder;

  CompileCache(Optional<Path> folder) {
    this.folder = folder.map(path -> path.resolve("scripts"));
  }

  Optional<CompiledScript> find(String key) {
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    Path entry = entry(folder.get(), key);
    try {
      return Optional.of(decode(Files.readAllBytes(entry)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      log().debug("The compiled script {} cannot be used; compiling it again.", entry, e);
      return Optional.empty();
    }
  }

  void keep(String key, CompiledScript script) {
    if (folder.isEmpty()) {
      return;
    }
    Path entry = entry(folder.get(), key);
    try {
      createFolder(folder.get());
      AtomicFile.write(entry, encode(script));
    } catch (IOException e) {
      log().debug("The compiled script {} cannot be kept.", entry, e);
    }
  }

  /** Looked up when there is something to say: starting a log takes longer than reading headers. */
  private static Logger log() {
    return LoggerFactory.getLogger(CompileCache.class);
  }

  private static Path entry(Path folder, String key) {
    return folder.resolve(key + ".classes");
  }

  /** For the user's eyes and hands only: what lies there is run. */
  private static void createFolder(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static byte[] encode(CompiledScript script) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(script.classes().size());
      for (Map.Entry<String, byte[]> type : script.classes().entrySet()) {
        out.writeUTF(type.getKey());
        out.writeInt(type.getValue().length);
        out.write(type.getValue());
      }
      out.write(Checksum.sha256().digest(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static CompiledScript decode(byte[] bytes) throws IOException {
    int length = bytes.length - DIGEST_BYTES;
    if (length < 0
        || !Arrays.equals(
            Checksum.sha256().digest(Arrays.copyOf(bytes, length)),
            Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw new IOException("The checksum is another one.");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("It holds no compiled script.");
      }
      Map<String, byte[]> classes = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String name = in.readUTF();
        classes.put(name, in.readNBytes(in.readInt()));
      }
      return new CompiledScript(classes);
    }
  }
}
