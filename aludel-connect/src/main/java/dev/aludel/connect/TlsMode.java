package dev.aludel.connect;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much a connection insists on TLS: libpq's {@code sslmode}, the manual's section 34.19.1. */
public enum TlsMode {
  /** Never TLS. */
  DISABLE("disable"),
  /** TLS only if the server refuses a plain connection. */
  ALLOW("allow"),
  /** TLS if the server has it. */
  PREFER("prefer"),
  /** TLS, whoever answers. */
  REQUIRE("require"),
  /** TLS, with a certificate that a trusted authority has signed. */
  VERIFY_CA("verify-ca"),
  /** TLS, with a trusted certificate that names this host. */
  VERIFY_FULL("verify-full");

  private final String spelling;

  TlsMode(String spelling) {
    this.spelling = spelling;
  }

  /** As libpq and pgjdbc write it. */
  public String spelling() {
    return spelling;
  }

  /**
   * Reads a mode of libpq, or {@code true} (require) or {@code false} (disable).
   *
   * @throws InvalidUrlException if it is none of these
   */
  public static TlsMode parse(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "true", "1", "yes", "on" -> REQUIRE;
      case "false", "0", "no", "off" -> DISABLE;
      default ->
          Arrays.stream(values())
              .filter(mode -> mode.spelling.equals(lower))
              .findAny()
              .orElseThrow(
                  () ->
                      new InvalidUrlException(
                          "There is no TLS mode \""
                              + text
                              + "\". Allowed: "
                              + Arrays.stream(values())
                                  .map(TlsMode::spelling)
                                  .collect(Collectors.joining(", "))
                              + ", true, false."));
    };
  }

  @Override
  public String toString() {
    return spelling;
  }
}
