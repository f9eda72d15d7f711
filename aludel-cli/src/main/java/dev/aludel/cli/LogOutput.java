package dev.aludel.cli;

/**
 * Where the log goes. A command has none: what a person should know, it says itself. SLF4J takes
 * the provider that a property names without looking for any.
 */
final class LogOutput {

  static final String PROVIDER = "slf4j.provider";
  private static final String NONE = "org.slf4j.nop.NOPServiceProvider";
  private static final String LOGBACK = "ch.qos.logback.classic.spi.LogbackServiceProvider";

  private LogOutput() {}

  /** No log, unless the JVM's options name a provider. */
  static void none() {
    if (System.getProperty(PROVIDER) == null) {
      System.setProperty(PROVIDER, NONE);
      // It would tell on standard error that it does as it is told.
      System.setProperty("slf4j.internal.verbosity", "WARN");
    }
  }

  /**
   * To standard error, for a command that runs for long. It must be told before anything is logged.
   *
   * @param json whether a line is a JSON object
   * @param verbose whether to log every request, too
   */
  static void toStandardError(boolean json, boolean verbose) {
    if (NONE.equals(System.getProperty(PROVIDER))) {
      System.setProperty(PROVIDER, LOGBACK);
      LogbackOutput.start(json, verbose);
    }
  }
}
