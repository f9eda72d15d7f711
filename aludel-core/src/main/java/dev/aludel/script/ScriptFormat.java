package dev.aludel.script;

/** The two languages of scripts. */
public enum ScriptFormat {
  JAVA(".java"),
  SQL(".sql");

  private final String ending;

  ScriptFormat(String ending) {
    this.ending = ending;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }
}
