package ai.lynx.assembly.generation;

import ai.lynx.GenerationOptions;
import java.util.ArrayList;
import java.util.List;

/** The rules that options ask for, in the order of transformers. */
final class LogitsRules {
  private final List<LogitsRule> rules;

  private LogitsRules(List<LogitsRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Repetition penalty, n-gram block, minimal length. */
  static LogitsRules penalties(GenerationOptions options, SpecialTokens special) {
    List<LogitsRule> rules = new ArrayList<>();
    if (options.repetitionPenalty() != 1) {
      rules.add(new RepetitionPenalty((float) options.repetitionPenalty()));
    }
    if (options.noRepeatNgramSize() > 0) {
      rules.add(new NoRepeatNgram(options.noRepeatNgramSize()));
    }
    if (options.minLength() > 0) {
      rules.add(new MinLength(options.minLength(), special.endOfSequence()));
    }
    return new LogitsRules(rules);
  }

  /**
   * Temperature, top-k, top-p.
   *
   * @param atLeast tokens that the last two leave in any case
   */
  static LogitsRules filters(GenerationOptions options, int atLeast) {
    List<LogitsRule> rules = new ArrayList<>();
    if (options.temperature() != 1) {
      rules.add(new Temperature((float) options.temperature()));
    }
    if (options.topK() > 0) {
      rules.add(new TopK(Math.max(options.topK(), atLeast)));
    }
    if (options.topP() < 1) {
      rules.add(new TopP(options.topP(), atLeast));
    }
    return new LogitsRules(rules);
  }

  /** Applies them all in place. */
  void apply(int[] history, float[] scores) {
    for (LogitsRule rule : rules) {
      rule.apply(history, scores);
    }
  }
}
