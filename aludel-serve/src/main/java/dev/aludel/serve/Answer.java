package dev.aludel.serve;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is answered to one request (RFC 9110).
 *
 * @param status the status code
 * @param headers the header fields, {@code Content-Type} among them if there is a body
 * @param body the body, to be sent in UTF-8; to a HEAD request only its length is
 */
public record Answer(int status, Map<String, String> headers, String body) {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  static Answer of(int status, String contentType, String body) {
    return new Answer(
        status,
        Map.of(
            "Content-Type", contentType,
            // A state that was kept is worse than none.
            "Cache-Control", "no-store",
            "X-Content-Type-Options", "nosniff"),
        body);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
