package ai.lynx.cli;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.verification.Verification;
import ai.lynx.verification.reference.CaseResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs reference cases: exit code 1 if any fails. */
@Command(
    name = "verify",
    description = {
      "Compares this implementation with reference cases of the originals.",
      "It runs all folders with a case.json and prints a line for each,",
      "  pass|fail NAME max-abs-diff DIFFERENCE tokens equal|differ at ...|none",
      "then the reasons of a failure, and at the end how many passed and failed.",
      "Each case says what may differ; an engine whose kernels round in another way allows more, "
          + "which is said first. Unless --threads says otherwise it computes with one thread, as the "
          + "originals did."
    })
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders with cases in or below.")
  private List<Path> folders = new ArrayList<>();

  @Mixin private final ComputeOptions compute = new ComputeOptions();

  @Override
  public Integer call() {
    List<CaseResult> results = new ArrayList<>();
    try (Assembly assembly = Assembly.create(options())) {
      Verification verification = new Verification(assembly);
      double tolerance = assembly.engine().tolerance();
      if (tolerance > 0) {
        spec.commandLine()
            .getOut()
            .printf(
                "differences up to %s, absolute plus relative, are allowed on the engine %s%n",
                tolerance, assembly.engine().name());
      }
      folders.forEach(folder -> results.addAll(verification.run(folder, this::print)));
    }
    long passed = results.stream().filter(CaseResult::passed).count();
    long failed = results.size() - passed;
    spec.commandLine().getOut().println(passed + " passed, " + failed + " failed");
    spec.commandLine().getOut().flush();
    return failed == 0 ? 0 : 1;
  }

  /**
   * Sums of several threads differ in the last bits, and some scores are compared to the last bit.
   */
  private LynxOptions options() {
    LynxOptions given = compute.lynxOptions();
    return given.threads().isPresent() ? given : given.withThreads(1);
  }

  private void print(CaseResult result) {
    PrintWriter out = spec.commandLine().getOut();
    Ansi ansi = spec.commandLine().getColorScheme().ansi();
    out.println(
        ansi.enabled()
            ? ansi.string(result.passed() ? "@|green pass|@" : "@|red fail|@")
                + result.line().substring("pass".length())
            : result.line());
    result.failures().forEach(reason -> out.println("    " + reason.replace("\n", "\n    ")));
    out.flush();
  }
}
