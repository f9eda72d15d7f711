package dev.aludel.embedded;

/** A process that starts a server, prints its address, and waits to be killed. */
final class StartAndWait {

  /** How many bytes it prints. */
  static final int LENGTH = 160;

  private StartAndWait() {}

  public static void main(String[] args) throws InterruptedException {
    EmbeddedPostgresql server = EmbeddedPostgresql.start();
    System.out.print(
        server.jdbcUrl("postgres") + " ".repeat(LENGTH - server.jdbcUrl("postgres").length()));
    System.out.flush();
    Thread.sleep(600_000);
    server.close();
  }
}
