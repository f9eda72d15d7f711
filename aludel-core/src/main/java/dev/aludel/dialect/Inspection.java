package dev.aludel.dialect;

import dev.aludel.schema.Schema;
import java.util.List;

/**
 * What is there, and what of it no schema holds.
 *
 * @param unmanaged what was seen and is not managed: no diff speaks of it, and no change touches it
 */
public record Inspection(Schema schema, List<Unmanaged> unmanaged) {

  public Inspection {
    unmanaged = List.copyOf(unmanaged);
  }

  /**
   * Something that is there and is left alone.
   *
   * @param kind what it is, as it stands in a sentence: {@code foreign table}
   * @param name its name, with that of its schema if it has one
   */
  public record Unmanaged(String kind, String name) {

    /** {@code foreign table archive.orders}. */
    @Override
    public String toString() {
      return kind + " " + name;
    }
  }
}
