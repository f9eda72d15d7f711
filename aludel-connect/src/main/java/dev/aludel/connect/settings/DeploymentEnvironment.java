package dev.aludel.connect.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a machine is for, and the pool sizes that are customary there. */
public enum DeploymentEnvironment {
  DEVELOPMENT(5, 10, Set.of("dev", "local")),
  TESTING(5, 5, Set.of("test", "ci")),
  STAGING(20, 10, Set.of("stage")),
  PRODUCTION(20, 40, Set.of("prod"));

  static final SettingType<DeploymentEnvironment> TYPE =
      SettingTypes.type(
          "development, testing, staging, production (or dev, local, test, ci, stage, prod)",
          (text, base) -> of(text),
          value -> SettingTypes.quoted(value.toString()));

  private final int poolSize;
  private final int maxOverflow;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is
  private final Set<String> shortNames;

  DeploymentEnvironment(int poolSize, int maxOverflow, Set<String> shortNames) {
    this.poolSize = poolSize;
    this.maxOverflow = maxOverflow;
    this.shortNames = shortNames;
  }

  /** The customary value of a setting, as it would be written. */
  Optional<String> preset(Setting<?> setting) {
    if (setting == AludelSettings.POOL_SIZE) {
      return Optional.of(Integer.toString(poolSize));
    }
    return setting == AludelSettings.POOL_MAX_OVERFLOW
        ? Optional.of(Integer.toString(maxOverflow))
        : Optional.empty();
  }

  private static DeploymentEnvironment of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(value -> value.toString().equals(lower) || value.shortNames.contains(lower))
        .findAny()
        .orElseThrow(IllegalArgumentException::new);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
