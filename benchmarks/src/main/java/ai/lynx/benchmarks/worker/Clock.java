package ai.lynx.benchmarks.worker;

import ai.lynx.benchmarks.Measurement;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A moment, by the clock and in processor time of all threads of this process. */
record Clock(long nanoseconds, long cpuNanoseconds) {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static Clock now() {
    return new Clock(System.nanoTime(), SYSTEM.getProcessCpuTime());
  }

  /**
   * What happened since then, until a later moment.
   *
   * @param parts to share it among
   */
  Measurement until(Clock later, int parts) {
    return new Measurement(
        (later.nanoseconds - nanoseconds) * 1e-6 / parts,
        (later.cpuNanoseconds - cpuNanoseconds) * 1e-6 / parts);
  }
}
