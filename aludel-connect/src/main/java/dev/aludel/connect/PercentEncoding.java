package dev.aludel.connect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-decoding as RFC 3986 section 2.1 has it. {@link java.net.URLDecoder} is for HTML forms
 * and would turn the {@code +} of a password into a space.
 */
final class PercentEncoding {

  private PercentEncoding() {}

  /**
   * @param what what is being decoded, for the message: the text itself may be secret
   */
  static String decode(String text, String what) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        decoded.write(bytes[i]);
        continue;
      }
      int high = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 <= bytes.length - 1 ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw new InvalidUrlException(
            "The "
                + what
                + " of the database URL has a % that is not followed by two hexadecimal digits."
                + " Write a percent sign as %25.");
      }
      decoded.write(high << 4 | low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(decoded.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InvalidUrlException(
          "The " + what + " of the database URL is not UTF-8 when its % signs are decoded.");
    }
  }
}
