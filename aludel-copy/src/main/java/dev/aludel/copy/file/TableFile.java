package dev.aludel.copy.file;

import dev.aludel.schema.QualifiedName;
import java.util.List;

/**
 * A table of an export.
 *
 * @param file the name of its file in the folder; empty in a document
 * @param rows how many rows it has; -1 where that was not known when this was written
 * @param counter how far the counter of its identity or serial column was; 0 without one
 */
public record TableFile(
    QualifiedName table, String file, long rows, long counter, List<FileColumn> columns) {

  public TableFile {
    columns = List.copyOf(columns);
  }
}
