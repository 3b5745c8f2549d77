package ai.lynx.cli;

import ai.lynx.GenerationOptions;
import ai.lynx.TokenRules;
import java.util.ArrayList;
import java.util.List;

/** How a model searches for answers, in words: the kind of search, and what is not as usual. */
final class SearchInWords {
  private SearchInWords() {}

  static String of(GenerationOptions options) {
    GenerationOptions usual = GenerationOptions.greedy();
    List<String> words = new ArrayList<>();
    words.add(kind(options));
    words.add("at most %d new tokens".formatted(options.maxNewTokens()));
    unlessUsual(words, "length penalty", options.lengthPenalty(), usual.lengthPenalty());
    unlessUsual(
        words, "no repeated n-grams of", options.noRepeatNgramSize(), usual.noRepeatNgramSize());
    unlessUsual(
        words, "repetition penalty", options.repetitionPenalty(), usual.repetitionPenalty());
    unlessUsual(words, "minimal length", options.minLength(), usual.minLength());
    unlessUsual(words, "minimal new tokens", options.minNewTokens(), usual.minNewTokens());
    if (options.sample()) {
      words.add("temperature " + options.temperature());
      unlessUsual(words, "top-k", options.topK(), usual.topK());
      unlessUsual(words, "top-p", options.topP(), usual.topP());
      unlessUsual(words, "min-p", options.minP(), usual.minP());
      unlessUsual(words, "typical-p", options.typicalP(), usual.typicalP());
      unlessUsual(words, "epsilon cutoff", options.epsilonCutoff(), usual.epsilonCutoff());
      unlessUsual(words, "eta cutoff", options.etaCutoff(), usual.etaCutoff());
    }
    if (!options.tokenRules().equals(TokenRules.none())) {
      words.add("rules for single tokens");
    }
    return String.join(", ", words);
  }

  private static String kind(GenerationOptions options) {
    if (options.beams() > 1) {
      return (options.sample() ? "beam sampling, %d beams" : "beam search, %d beams")
          .formatted(options.beams());
    }
    return options.sample() ? "sampling" : "greedy search";
  }

  private static void unlessUsual(List<String> words, String name, Number value, Number usual) {
    if (!value.equals(usual)) {
      words.add(name + " " + value);
    }
  }
}
