package ai.lynx.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run was, and how busy the place was with other things.
 *
 * @param processor its name
 * @param cores that programs may use
 * @param system operating system and architecture
 * @param java the version of Java
 * @param load the system's load average of the last minute; negative where there is none
 * @param busyCores how many cores were at work during one second in which this program slept;
 *     negative where that is not known
 */
public record Machine(
    String processor, int cores, String system, String java, double load, double busyCores) {
  /** More than this, and figures are not to be trusted. */
  private static final double QUIET = 0.1;

  /** This one, now. Takes a second. */
  public static Machine here() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    int cores = Runtime.getRuntime().availableProcessors();
    return new Machine(
        processor(Path.of("/proc/cpuinfo")),
        cores,
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        system.getSystemLoadAverage(),
        busy(system, cores));
  }

  private static double busy(OperatingSystemMXBean system, int cores) {
    double unused = system.getCpuLoad(); // each call tells of the time since the last
    try {
      Thread.sleep(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
    double share = system.getCpuLoad();
    return unused < 0 || !(share >= 0) ? -1 : share * cores;
  }

  /** The processor's name as Linux tells it, else what Java knows of it. */
  static String processor(Path cpuinfo) {
    try (Stream<String> lines = Files.lines(cpuinfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }

  /** Whether hardly anything else ran. */
  public boolean isQuiet() {
    return busyCores >= 0 && busyCores <= QUIET * cores;
  }
}
