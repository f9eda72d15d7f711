package dev.aludel.revision;

import dev.aludel.error.AludelException;

/**
 * A request that the revision graph cannot meet: an unknown name, an ambiguous target, a step in
 * the wrong direction. The message names the revisions and says what to do.
 */
public class RevisionException extends AludelException {

  private static final long serialVersionUID = 1L;

  public RevisionException(String message) {
    super(message);
  }
}
