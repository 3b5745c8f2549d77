package ai.lynx.cli;

import ai.lynx.benchmarks.Machine;
import ai.lynx.benchmarks.Report;
import ai.lynx.benchmarks.Row;
import ai.lynx.benchmarks.Series;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

/** A report for people. */
final class BenchTable {
  private static final String NONE = "-";

  private BenchTable() {}

  static List<String> lines(Report report) {
    TextTable table =
        new TextTable(
            "workload",
            "program",
            ">median",
            ">min",
            ">CPU",
            "unit",
            ">ours/peer",
            ">CPU ours/peer",
            ">turns",
            "notes");
    report.rows().forEach(row -> add(table, row));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.addAll(machine(report));
    lines.addAll(programs(report));
    return lines;
  }

  private static void add(TextTable table, Row row) {
    String workload = row.workload().toString();
    if (row.result() instanceof Row.Unavailable unavailable) {
      String who = row.ours() ? "not available: " : "peer not available: ";
      table.row(
          workload, row.name(), NONE, NONE, NONE, "", NONE, NONE, NONE, who + unavailable.why());
      return;
    }
    Row.Measured measured = (Row.Measured) row.result();
    Series series = measured.series();
    table.row(
        workload,
        row.name(),
        number(series.median()),
        number(series.least()),
        number(series.cpuMean()),
        row.workload().unit(),
        ratio(measured, Series::ratio),
        ratio(measured, Series::cpuRatio),
        Integer.toString(series.turns().size()),
        String.join("; ", measured.notes()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.1f", value);
  }

  private static String ratio(
      Row.Measured measured, BiFunction<Series, Series, OptionalDouble> ratio) {
    Optional<OptionalDouble> known =
        measured.reference().map(other -> ratio.apply(measured.series(), other));
    return known.isEmpty() || known.get().isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%.2f", known.get().getAsDouble());
  }

  private static List<String> machine(Report report) {
    Machine machine = report.machine();
    List<String> lines = new ArrayList<>();
    lines.add("machine   %s, %d cores".formatted(machine.processor(), machine.cores()));
    lines.add("system    %s; %s".formatted(machine.system(), machine.java()));
    lines.add(
        "threads   %d for each program; %d turns against each of ours"
            .formatted(report.threads(), report.turns()));
    lines.add(
        String.format(
            Locale.ROOT,
            "load      %.2f on average in the minute before, %.2f cores busy while this waited",
            machine.load(),
            machine.busyCores()));
    if (!machine.isQuiet()) {
      lines.add(
          "WARNING   the machine was not quiet: take these figures for nothing, and ratios with care");
    }
    return lines;
  }

  /** What the programs said of themselves: versions, engines. */
  private static List<String> programs(Report report) {
    Set<String> said = new LinkedHashSet<>();
    for (Row row : report.rows()) {
      if (row.result() instanceof Row.Measured measured) {
        JsonNode about = measured.about();
        if (about.hasNonNull("engine")) {
          said.add("ours      " + about.get("engine").asText());
        }
        for (Map.Entry<String, JsonNode> version : about.path("versions").properties()) {
          said.add("peer      %s %s".formatted(version.getKey(), version.getValue().asText()));
        }
      }
    }
    return List.copyOf(said);
  }
}
