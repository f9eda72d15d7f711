package dev.aludel.copy.wire;

import java.util.HexFormat;
import java.util.Optional;

/** UUIDs in the text forms that PostgreSQL takes (its manual, section 8.12). */
final class Uuids {

  private Uuids() {}

  /** The sixteen bytes, if the text is a UUID. */
  static Optional<byte[]> parse(String text) {
    String digits = text.strip();
    if (digits.startsWith("{") && digits.endsWith("}")) {
      digits = digits.substring(1, digits.length() - 1);
    }
    boolean hyphens = digits.matches("[0-9A-Fa-f]{4}(-?[0-9A-Fa-f]{4}){7}");
    return hyphens
        ? Optional.of(HexFormat.of().parseHex(digits.replace("-", "")))
        : Optional.empty();
  }

  static String text(byte[] bytes) {
    String hex = HexFormat.of().formatHex(bytes);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
