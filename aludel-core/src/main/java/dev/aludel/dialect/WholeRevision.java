package dev.aludel.dialect;

import java.util.List;

/**
 * All that one revision does, for a {@link Pipeline} that sends several.
 *
 * @param script the statements of its script
 * @param record the statement that moves the version row and notes the step, and answers with one
 *     number: how many milliseconds it took
 */
public record WholeRevision(List<Statement> script, Statement record) {

  public WholeRevision {
    script = List.copyOf(script);
  }
}
