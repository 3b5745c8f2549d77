package ai.lynx.cli;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.assembly.published.ModelFolder;
import ai.lynx.assembly.published.PackagedFile;
import ai.lynx.benchmarks.Benchmark;
import ai.lynx.benchmarks.Plan;
import ai.lynx.benchmarks.Report;
import ai.lynx.benchmarks.ReportFile;
import ai.lynx.benchmarks.ReportJson;
import ai.lynx.benchmarks.Workload;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.plug.Plugs;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures Lynx and its peers side by side. */
@Command(
    name = "bench",
    description = {
      "Measures Lynx and its peers by turns, in one run, and prints a table.",
      "  decode    a token of an answer, against llama.cpp",
      "  prefill   from a prompt to its first token, against transformers in bfloat16",
      "  vision    a vision encoder, against PyTorch",
      "  pictures  a JPEG file to what an encoder reads, against Pillow",
      "Peers run in Python. Their packages are installed once, with pip, into folders beside what "
          + "./lynx fetch-smollm2 fetches; a peer that cannot be had is a row that says why."
    })
final class BenchCommand implements Runnable {
  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "WORKLOAD",
      description = "decode, prefill, vision, pictures or all, which is the default.")
  private List<String> workloads = new ArrayList<>();

  @Option(
      names = "--model",
      paramLabel = "FILE.gguf",
      description = "The language model. Default: what ./lynx fetch-smollm2 fetched.")
  private @Nullable Path model;

  @Option(
      names = "--encoder",
      paramLabel = "DIR",
      description =
          "The vision encoder, a folder as Hugging Face publishes it. Default: one like DINOv2-small, of numbers by chance.")
  private @Nullable Path encoder;

  @Option(
      names = "--picture",
      paramLabel = "FILE",
      description = "A picture to prepare. Default: one of 12 megapixels that is made up.")
  private @Nullable Path picture;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      description = "Engines of ours to measure. Default: all.")
  private List<String> engines = new ArrayList<>();

  @Option(
      names = {"--precision", "--weights"},
      paramLabel = "TYPE",
      split = ",",
      description = "Precisions of ours to measure. Default: all: ${COMPLETION-CANDIDATES}.")
  private List<Precision> precisions = new ArrayList<>();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of each program, ours and theirs. Default: the number of cores.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--turns",
      paramLabel = "N",
      description = "Turns of each program against each of ours. Default: ${DEFAULT-VALUE}.")
  private int turns = 7;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Tokens of an answer where decoding is measured. Default: ${DEFAULT-VALUE}.")
  private int tokens = 105;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "A Python that has the peers' packages, instead of installing them.")
  private @Nullable Path python;

  @Option(
      names = "--no-install",
      description = "Install nothing: leave out peers that were not installed before.")
  private boolean noInstall;

  @Option(
      names = "--out",
      paramLabel = "FILE.json",
      description = "Write all figures to this file too.")
  private @Nullable Path out;

  @Override
  public void run() {
    Plan plan =
        new Plan(
            chosen(),
            Optional.ofNullable(model).or(() -> ModelFolder.usual().find(PackagedFile.SMOLLM2)),
            Optional.ofNullable(encoder),
            Optional.ofNullable(picture),
            enginesToMeasure(),
            precisions.isEmpty() ? List.of(Precision.values()) : precisions,
            threads,
            turns,
            tokens,
            new Plan.PeerSource(
                Optional.ofNullable(python),
                ModelFolder.usual().path().resolve("bench"),
                !noInstall));
    Optional<ReportFile> file = Optional.ofNullable(out).map(ReportFile::new);
    PrintWriter errors = spec.commandLine().getErr();
    Report report =
        new Benchmark(
                plan,
                words -> {
                  errors.println(words);
                  errors.flush();
                })
            .run();
    BenchTable.lines(report).forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    file.ifPresent(to -> to.write(ReportJson.of(report)));
  }

  private List<Workload> chosen() {
    if (workloads.isEmpty() || workloads.contains(ALL)) {
      return List.of(Workload.values());
    }
    return workloads.stream().distinct().map(this::workload).toList();
  }

  private Workload workload(String name) {
    return Arrays.stream(Workload.values())
        .filter(one -> one.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "There is no workload %s, only %s and %s."
                        .formatted(name, Arrays.toString(Workload.values()), ALL)));
  }

  private List<String> enginesToMeasure() {
    Plugs<EngineProvider> known = Plugs.load("engine", EngineProvider.class);
    if (engines.isEmpty()) {
      return known.all().stream().map(EngineProvider::name).toList();
    }
    return engines.stream().map(name -> known.get(name).name()).toList();
  }
}
