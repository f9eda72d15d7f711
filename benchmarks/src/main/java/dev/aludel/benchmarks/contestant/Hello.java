package dev.aludel.benchmarks.contestant;

/** The floor of every Java program: a JVM that starts, says so and ends. */
final class Hello {

  private Hello() {}

  public static void main(String[] args) {
    System.out.println("hello");
  }
}
