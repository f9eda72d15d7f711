package dev.aludel.dialect;

import java.util.List;

/**
 * What stands around a revision in SQL-only output.
 *
 * @param opening the statements that open its transaction
 * @param closing the statements that commit it, and put back what was set for it
 */
public record TransactionFrame(List<String> opening, List<String> closing) {

  public TransactionFrame {
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
  }
}
