package ai.lynx.mini;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Scanner;

/** What this process holds, native memory included; told on Linux only. */
final class ResidentSet {
  private static final Path STATUS = Path.of("/proc/self/statm");

  private ResidentSet() {}

  static boolean isTold() {
    return Files.exists(STATUS);
  }

  /** Bytes; 0 where nobody tells. */
  static long bytes() {
    if (!isTold()) {
      return 0;
    }
    try (Scanner pages = new Scanner(STATUS, StandardCharsets.US_ASCII)) {
      pages.nextLong(); // all of the address space
      return pages.nextLong() * 4096;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
