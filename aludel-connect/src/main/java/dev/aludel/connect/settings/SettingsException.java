package dev.aludel.connect.settings;

import dev.aludel.error.AludelException;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that are wrong. The message lists everything that is, so that one look mends it all. */
public final class SettingsException extends AludelException {

  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }

  static SettingsException of(List<String> problems) {
    return problems.size() == 1
        ? new SettingsException(problems.get(0))
        : new SettingsException(
            problems.stream()
                .map(problem -> "- " + problem)
                .collect(Collectors.joining("\n", problems.size() + " settings are wrong:\n", "")));
  }
}
