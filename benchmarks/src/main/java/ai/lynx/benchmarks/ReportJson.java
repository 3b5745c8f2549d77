package ai.lynx.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A report as JSON: every single figure, the machine, and what each program computed. */
public final class ReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /** The report, over several lines. */
  public static String of(Report report) {
    return json(report).toPrettyString();
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
