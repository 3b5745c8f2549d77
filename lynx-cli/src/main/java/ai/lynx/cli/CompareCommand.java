package ai.lynx.cli;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.benchmarks.ReportFile;
import ai.lynx.comparison.AnswerDivergence;
import ai.lynx.comparison.Bounds;
import ai.lynx.comparison.Comparison;
import ai.lynx.comparison.ComparisonReport;
import ai.lynx.comparison.ComparisonTexts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what an engine and a precision do to a model: exit code 1 if too much. */
@Command(
    name = "compare",
    description = {
      "Says how far a model's answers move on an engine and in a precision, from float32.",
      "Both models read the same prompts and the answers that the float32 model gives. Printed are "
          + "the Kullback-Leibler divergence of the next token's distribution, the perplexity of a "
          + "text, and the relative error of the hidden states behind each layer of the language "
          + "model.",
      "The exit code is 1 if the divergence or the perplexity is beyond what the precision allows."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "MODEL",
      description = "A model folder, a GGUF file, a bundled model, or hf:OWNER/NAME.")
  private ModelLocation location;

  @Mixin private final ComputeOptions compute = new ComputeOptions();
  @Mixin private final PrecisionOption precision = new PrecisionOption();

  @Option(
      names = "--against",
      paramLabel = "NAME",
      description = "The engine that computes in float32. Default: the same engine.")
  private @Nullable String against;

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "A reference case whose prompts are answered. Default: eight of our own.")
  private @Nullable Path prompts;

  @Option(names = "--json", paramLabel = "FILE", description = "Gets all figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Optional<ReportFile> file = Optional.ofNullable(json).map(ReportFile::new);
    ComparisonTexts texts = ComparisonTexts.bundled();
    if (prompts != null) {
      texts = texts.withPromptsOf(prompts);
    }
    LynxOptions options = compute.lynxOptions();
    try (Assembly subject = Assembly.create(options);
        Assembly reference =
            Assembly.create(
                options.withEngine(against == null ? subject.engine().name() : against));
        Progress progress =
            Progress.begin(spec.commandLine().getOut(), "measured", 0, Comparison.parts(texts))) {
      ComparisonReport report =
          new Comparison(subject, precision.precision(), reference)
              .run(location, texts, progress::step);
      print(report);
      file.ifPresent(to -> to.write(report.json()));
      return report.isWithin() ? 0 : 1;
    }
  }

  private void print(ComparisonReport report) {
    PrintWriter out = spec.commandLine().getOut();
    Bounds bounds = report.bounds();
    out.println("model     " + report.model());
    out.println("engine    " + report.subject());
    out.println("weights   " + report.precision());
    out.println("against   " + report.reference() + ", float32");
    out.println();
    TextTable answers =
        new TextTable("answer to", ">tokens", ">mean KL", ">largest KL", ">same choice");
    for (AnswerDivergence answer : report.answers()) {
      answers.row(
          answer.prompt(),
          Integer.toString(answer.tokens()),
          number("%.6f", answer.mean()),
          number("%.6f", answer.largest()),
          Integer.toString(answer.agreeing()));
    }
    answers.row(
        "all",
        Integer.toString(report.tokens()),
        number("%.6f", report.meanDivergence()),
        number("%.6f", report.largestDivergence()),
        Integer.toString(report.agreeing()));
    answers.lines().forEach(out::println);
    out.println();
    TextTable layers = new TextTable(">layer", ">relative error");
    for (int layer = 0; layer < report.layers().size(); layer++) {
      layers.row(Integer.toString(layer), number("%.6f", report.layers().get(layer)));
    }
    layers.lines().forEach(out::println);
    out.println();
    out.println(
        verdict(report.divergenceIsWithin())
            + number(" mean KL %.6f nats, allowed ", report.meanDivergence())
            + bounds.divergence());
    out.println(
        verdict(report.perplexityIsWithin())
            + number(" perplexity %.4f", report.perplexity())
            + number(", float32 %.4f", report.referencePerplexity())
            + number(", change %+.3f %%", 100 * report.perplexityChange())
            + number(", allowed %.1f %%", 100 * bounds.perplexity()));
    out.flush();
  }

  private static String verdict(boolean within) {
    return within ? "within" : "beyond";
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
