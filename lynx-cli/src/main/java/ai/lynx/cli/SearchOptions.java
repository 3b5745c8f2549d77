package ai.lynx.cli;

import ai.lynx.GenerationOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How an answer is searched for; what is not given is as the model's own configuration has it. */
final class SearchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--beams", paramLabel = "N", description = "Beams; 1 is greedy.")
  private @Nullable Integer beams;

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      description = "Tokens of the answer, at most.")
  private @Nullable Integer maxNewTokens;

  @Option(names = "--sample", negatable = true, description = "Draw tokens by their probability.")
  private @Nullable Boolean sample;

  @Option(names = "--temperature", paramLabel = "T", description = "Below 1 plays safe.")
  private @Nullable Double temperature;

  @Option(names = "--top-k", paramLabel = "K", description = "Draw from the K likeliest tokens.")
  private @Nullable Integer topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "Draw from the likeliest tokens that reach this probability together.")
  private @Nullable Double topP;

  @Option(names = "--seed", paramLabel = "N", description = "Makes drawing repeatable.")
  private @Nullable Long seed;

  /** These options over a model's own, with room for answers of so many tokens at least. */
  GenerationOptions over(GenerationOptions own, int room) {
    return over(
        maxNewTokens == null && own.maxNewTokens() < room
            ? own.toBuilder().maxNewTokens(room).build()
            : own);
  }

  /** These options over a model's own. */
  GenerationOptions over(GenerationOptions own) {
    GenerationOptions.Builder options = own.toBuilder();
    Optional.ofNullable(beams).ifPresent(options::beams);
    Optional.ofNullable(maxNewTokens).ifPresent(options::maxNewTokens);
    Optional.ofNullable(sample).ifPresent(options::sample);
    Optional.ofNullable(temperature).ifPresent(options::temperature);
    Optional.ofNullable(topK).ifPresent(options::topK);
    Optional.ofNullable(topP).ifPresent(options::topP);
    Optional.ofNullable(seed).ifPresent(options::seed);
    try {
      return options.build();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }
}
