package dev.aludel.revision;

import java.util.List;

/**
 * One revision to run, and what running it does to the version table.
 *
 * @param direction whether its upgrade or its downgrade runs
 * @param revision the revision
 * @param rows the changes to the version table, to be made in this order: what goes, what moves,
 *     what comes
 */
public record Step(Direction direction, Revision revision, List<RowChange> rows) {

  public Step {
    rows = List.copyOf(rows);
  }

  public boolean isUpgrade() {
    return direction == Direction.UPGRADE;
  }
}
