package ai.lynx.assembly.generation.rule;

import ai.lynx.GenerationOptions;
import ai.lynx.TokenRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules that options ask for, in the order of transformers. */
public final class LogitsRules {
  private final List<LogitsRule> rules;

  private LogitsRules(List<LogitsRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * What acts on every search: bias, penalties, bans, lengths, forced tokens.
   *
   * @param ends the tokens that end an answer
   * @param decayMultiplies whether the growing score of an end is multiplied rather than added to
   */
  public static LogitsRules penalties(
      GenerationOptions options, List<Integer> ends, boolean decayMultiplies) {
    TokenRules tokens = options.tokenRules();
    List<LogitsRule> rules = new ArrayList<>();
    if (!tokens.biasedSequences().isEmpty()) {
      Map<List<Integer>, Float> biases = new LinkedHashMap<>();
      tokens.biasedSequences().forEach((sequence, bias) -> biases.put(sequence, bias.floatValue()));
      rules.add(new SequenceBias(biases));
    }
    if (options.repetitionPenalty() != 1) {
      rules.add(new RepetitionPenalty((float) options.repetitionPenalty()));
    }
    if (options.noRepeatNgramSize() > 0) {
      rules.add(new NoRepeatNgram(options.noRepeatNgramSize()));
    }
    if (!tokens.bannedSequences().isEmpty()) {
      rules.add(SequenceBias.banning(tokens.bannedSequences(), ends));
    }
    if (options.minNewTokens() > 0) {
      rules.add(new MinNewTokens(options.minNewTokens(), ends));
    } else if (options.minLength() > 0) {
      rules.add(new MinLength(options.minLength(), ends));
    }
    tokens.forcedBegin().ifPresent(token -> rules.add(Forced.begin(token)));
    if (!tokens.forcedEnd().isEmpty()) {
      rules.add(Forced.end(tokens.forcedEnd(), options.maxNewTokens()));
    }
    tokens.endGrowth().ifPresent(growth -> rules.add(new EndDecay(growth, ends, decayMultiplies)));
    if (!tokens.suppressed().isEmpty()) {
      rules.add(Suppressed.everywhere(tokens.suppressed()));
    }
    if (!tokens.suppressedAtBegin().isEmpty()) {
      rules.add(Suppressed.atBegin(tokens.suppressedAtBegin(), tokens.forcedBegin().isPresent()));
    }
    if (options.renormalize() && !options.sample()) {
      rules.add(new Renormalized());
    }
    return new LogitsRules(rules);
  }

  /**
   * What acts on sampling alone.
   *
   * @param atLeast tokens that each of them leaves in any case
   */
  public static LogitsRules filters(GenerationOptions options, int atLeast) {
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
    if (options.minP() > 0) {
      rules.add(new MinP((float) options.minP(), atLeast));
    }
    if (options.typicalP() < 1) {
      rules.add(new Typical(options.typicalP(), atLeast));
    }
    if (options.epsilonCutoff() > 0) {
      rules.add(new Cutoff(options.epsilonCutoff(), false, atLeast));
    }
    if (options.etaCutoff() > 0) {
      rules.add(new Cutoff(options.etaCutoff(), true, atLeast));
    }
    if (options.renormalize()) {
      rules.add(new Renormalized());
    }
    return new LogitsRules(rules);
  }

  /** No rules. */
  public static LogitsRules none() {
    return new LogitsRules(List.of());
  }

  /** These rules, then others. */
  public LogitsRules then(LogitsRules others) {
    List<LogitsRule> all = new ArrayList<>(rules);
    all.addAll(others.rules);
    return new LogitsRules(all);
  }

  /** Applies them all in place. */
  public void apply(History history, float[] scores) {
    for (LogitsRule rule : rules) {
      rule.apply(history, scores);
    }
  }
}
