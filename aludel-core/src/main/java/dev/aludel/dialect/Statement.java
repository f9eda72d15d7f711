package dev.aludel.dialect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is ready to run.
 *
 * @param sql its text, with a question mark for each parameter; without parameters, the text as it
 *     is
 * @param parameters the values to bind
 * @param transactional whether it may run in a transaction; {@code CREATE INDEX CONCURRENTLY} may
 *     not
 */
public record Statement(String sql, List<@Nullable Object> parameters, boolean transactional) {

  public Statement {
    parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
  }

  /** A statement without parameters that may run in a transaction. */
  public static Statement of(String sql) {
    return new Statement(sql, List.of(), true);
  }
}
