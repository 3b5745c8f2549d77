package ai.lynx.mini.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/**
 * Says what a run does, on standard output and in a file that grows.
 *
 * @param file where the lines are kept
 */
record RunLog(Path file) {
  void say(String line) {
    String stamped = LocalTime.now(ZoneId.systemDefault()).withNano(0) + " " + line;
    System.out.println(stamped);
    try {
      Files.writeString(file, stamped + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the log " + file, e);
    }
  }

  static String show(Map<String, Double> figures) {
    StringBuilder text = new StringBuilder();
    figures.forEach(
        (name, value) -> text.append(String.format(Locale.ROOT, "%s %.4g  ", name, value)));
    return text.toString().strip();
  }
}
