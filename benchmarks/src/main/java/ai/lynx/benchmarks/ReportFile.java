package ai.lynx.benchmarks;

import ai.lynx.error.InvalidConfigurationException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;

/** A report as a JSON file, which appears whole or not at all, in place of an older one. */
public final class ReportFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;

  /**
   * @throws InvalidConfigurationException if there is no folder for it, or a folder in its place:
   *     better before a run than after it
   */
  public ReportFile(Path path) {
    this.path = path.toAbsolutePath().normalize();
    if (Files.isDirectory(this.path) || this.path.getFileName() == null) {
      throw new InvalidConfigurationException(
          path.toString(), List.of("it is a folder: name a file for the results"));
    }
    if (!Files.isDirectory(this.path.getParent())) {
      throw new InvalidConfigurationException(
          path.toString(), List.of("its folder is not there: make it first"));
    }
  }

  /** Writes it. */
  public void write(Report report) {
    Path part = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.write(part, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(report)));
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static ObjectNode json(Report report) {
    ObjectNode root = JSON.createObjectNode();
    Machine machine = report.machine();
    root.putObject("machine")
        .put("processor", machine.processor())
        .put("cores", machine.cores())
        .put("system", machine.system())
        .put("java", machine.java())
        .put("load_average", machine.load())
        .put("busy_cores_before", machine.busyCores())
        .put("quiet", machine.isQuiet());
    root.put("threads", report.threads());
    root.put("turns", report.turns());
    ArrayNode rows = root.putArray("rows");
    report.rows().forEach(row -> rows.add(json(row)));
    return root;
  }

  private static ObjectNode json(Row row) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("workload", row.workload().toString())
            .put("name", row.name())
            .put("ours", row.ours());
    if (row.result() instanceof Row.Unavailable unavailable) {
      return json.put("unavailable", unavailable.why());
    }
    Row.Measured measured = (Row.Measured) row.result();
    Series series = measured.series();
    json.put("unit", row.workload().unit())
        .put("median", series.median())
        .put("min", series.least())
        .put("cpu_mean", series.cpuMean());
    measured
        .reference()
        .ifPresent(
            reference -> {
              json.put("peer_median", reference.median());
              series.ratio(reference).ifPresent(ratio -> json.put("ratio", ratio));
              series.cpuRatio(reference).ifPresent(ratio -> json.put("cpu_ratio", ratio));
            });
    ArrayNode all = json.putArray("milliseconds");
    series.turns().forEach(turn -> all.add(turn.milliseconds()));
    ArrayNode cpu = json.putArray("cpu_milliseconds");
    series.turns().forEach(turn -> cpu.add(turn.cpuMilliseconds()));
    json.set("about", measured.about());
    ArrayNode notes = json.putArray("notes");
    measured.notes().forEach(notes::add);
    return json;
  }
}
