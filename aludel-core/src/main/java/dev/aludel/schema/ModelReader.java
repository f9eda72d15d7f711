package dev.aludel.schema;

/**
 * Reads a model to a schema. A reader is found by {@link java.util.ServiceLoader}, with the class
 * loader of the model, so that it meets the libraries that the model was written with.
 */
public interface ModelReader {

  /** What stands before the colon of a location that this reader reads: {@code jpa}. */
  String scheme();

  /**
   * Reads the model, without a database.
   *
   * @throws dev.aludel.error.AludelException if there is no model, or one that cannot be read; the
   *     message says why
   */
  Schema read(ModelRequest request);
}
