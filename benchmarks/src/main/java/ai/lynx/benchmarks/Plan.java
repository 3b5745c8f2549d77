package ai.lynx.benchmarks;

import ai.lynx.LoadOptions.Precision;
import ai.lynx.error.InvalidConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run measures, and how.
 *
 * @param workloads in this order
 * @param languageModel a GGUF file, for decoding and prefill; empty if it is not here
 * @param encoder a folder with a vision encoder as Hugging Face publishes it; empty draws one of
 *     the shape of DINOv2-small by chance
 * @param picture a picture to prepare; empty makes one of 12 megapixels
 * @param engines of ours, by name
 * @param precisions of ours
 * @param threads of each program; 1 or more
 * @param turns of each program in each comparison; 1 or more
 * @param newTokens that an answer has when decoding is measured; 2 or more
 * @param peers where the other programs come from
 */
public record Plan(
    List<Workload> workloads,
    Optional<Path> languageModel,
    Optional<Path> encoder,
    Optional<Path> picture,
    List<String> engines,
    List<Precision> precisions,
    int threads,
    int turns,
    int newTokens,
    PeerSource peers) {
  /**
   * Where the other programs come from.
   *
   * @param python a Python that has their packages; empty makes virtual environments
   * @param cache the folder to keep those in
   * @param install whether packages that are missing may be installed, which downloads them
   */
  public record PeerSource(Optional<Path> python, Path cache, boolean install) {}

  /**
   * @throws InvalidConfigurationException if a number is out of its range or a file is not there,
   *     all mistakes at once
   */
  public Plan {
    workloads = List.copyOf(workloads);
    engines = List.copyOf(engines);
    precisions = List.copyOf(precisions);
    List<String> problems = new ArrayList<>();
    check(problems, threads >= 1 && threads <= 1024, "threads must be from 1 to 1024", threads);
    check(problems, turns >= 1 && turns <= 10_000, "turns must be from 1 to 10000", turns);
    check(
        problems, newTokens >= 2 && newTokens <= 4096, "tokens must be from 2 to 4096", newTokens);
    languageModel.ifPresent(
        path -> check(problems, isGguf(path), "the language model must be a GGUF file", path));
    encoder.ifPresent(
        path ->
            check(
                problems,
                Files.isRegularFile(path.resolve("config.json")),
                "the encoder must be a folder with a config.json",
                path));
    picture.ifPresent(
        path -> check(problems, Files.isRegularFile(path), "the picture must be a file", path));
    peers
        .python()
        .ifPresent(path -> check(problems, Files.isExecutable(path), "no Python there", path));
    if (!problems.isEmpty()) {
      throw new InvalidConfigurationException("benchmark", problems);
    }
  }

  private static boolean isGguf(Path path) {
    return Files.isRegularFile(path) && path.toString().endsWith(".gguf");
  }

  private static void check(List<String> problems, boolean holds, String rule, Object value) {
    if (!holds) {
      problems.add(rule + ": " + value);
    }
  }
}
