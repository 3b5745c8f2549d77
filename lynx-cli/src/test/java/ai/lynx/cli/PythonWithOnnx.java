package ai.lynx.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Python with the packages onnx and onnxruntime: the one that the system property {@code
 * lynx.python} names, if it has them, else an environment of its own under {@code target}, made
 * with pip. Where neither can be had the test is skipped with the reason.
 */
final class PythonWithOnnx {
  private static final Path ENVIRONMENT = Path.of("target", "python-onnx").toAbsolutePath();
  private static final List<String> PACKAGES = List.of("onnx==1.19.1", "onnxruntime==1.23.2");

  private final String executable;

  private PythonWithOnnx(String executable) {
    this.executable = executable;
  }

  static PythonWithOnnx find() throws IOException, InterruptedException {
    String given = System.getProperty("lynx.python", "python3");
    if (hasPackages(given)) {
      return new PythonWithOnnx(given);
    }
    String own = ENVIRONMENT.resolve("bin").resolve("python").toString();
    if (!hasPackages(own)) {
      require(run(List.of(given, "-m", "venv", ENVIRONMENT.toString())));
      List<String> install =
          List.of(own, "-m", "pip", "install", "--quiet", "--retries=1", "--timeout=20");
      require(run(concatenated(install, PACKAGES)));
    }
    return new PythonWithOnnx(own);
  }

  /** Runs a script and returns what it prints. */
  Printed script(Path script, Path argument) throws IOException, InterruptedException {
    return run(List.of(executable, script.toString(), argument.toString()));
  }

  record Printed(int code, String text) {}

  private static boolean hasPackages(String python) throws IOException, InterruptedException {
    return run(List.of(python, "-c", "import onnx, onnxruntime")).code() == 0;
  }

  private static void require(Printed step) {
    assumeTrue(step.code() == 0, "skipped: no Python with onnx and onnxruntime: " + step.text());
  }

  private static Printed run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) { // there is no such program
      return new Printed(-1, e.getMessage());
    }
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  private static List<String> concatenated(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
