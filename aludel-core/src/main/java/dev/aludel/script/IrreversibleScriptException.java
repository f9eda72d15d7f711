package dev.aludel.script;

import dev.aludel.error.AludelException;

/** A revision that has no way back. Nothing was changed when it is thrown. */
public final class IrreversibleScriptException extends AludelException {

  private static final long serialVersionUID = 1L;

  IrreversibleScriptException(String message) {
    super(message);
  }
}
