package dev.aludel.benchmarks.contestant;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a contestant tells the benchmark that started it: lines of a name and a number. */
final class Figure {

  private static final String IN_PROCESS = "in-process";

  private Figure() {}

  /** Says how long it took since {@code start}, by {@link System#nanoTime}. */
  static void since(long start) {
    tell(IN_PROCESS, System.nanoTime() - start);
    ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .ifPresent(time -> tell("processor", time.toNanos()));
    if (Boolean.getBoolean("aludel.benchmarks.memory")) {
      tellMemory();
    }
  }

  static void tell(String name, long value) {
    System.out.println("figure " + name + " " + value);
  }

  /** The most bytes that the heap held, garbage included, and the process had in memory. */
  private static void tellMemory() {
    long heap = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      if (pool.getType() == MemoryType.HEAP) {
        heap += pool.getPeakUsage().getUsed();
      }
    }
    tell("heap", heap);
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      try {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            tell("resident", Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024);
          }
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
