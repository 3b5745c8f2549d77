package ai.lynx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is said about single tokens, by their ids: bans, biases and forced tokens, as Hugging Face's
 * generation config has them. For those who know a model's vocabulary.
 *
 * @param suppressed tokens that are never said ({@code suppress_tokens})
 * @param suppressedAtBegin tokens that are not said first ({@code begin_suppress_tokens})
 * @param bannedSequences sequences that are not completed ({@code bad_words_ids}); a lone
 *     end-of-sequence token cannot be banned
 * @param biasedSequences what is added to the score of the token that would complete a sequence
 *     ({@code sequence_bias})
 * @param forcedBegin the token that follows where one token counts so far, such as a family's own
 *     begin-of-sequence ({@code forced_bos_token_id})
 * @param forcedEnd the tokens of which one is said last when the limit of new tokens is reached
 *     ({@code forced_eos_token_id}); empty forces none
 * @param endGrowth how the end becomes likelier ({@code exponential_decay_length_penalty})
 */
public record TokenRules(
    List<Integer> suppressed,
    List<Integer> suppressedAtBegin,
    List<List<Integer>> bannedSequences,
    Map<List<Integer>, Double> biasedSequences,
    OptionalInt forcedBegin,
    List<Integer> forcedEnd,
    Optional<EndGrowth> endGrowth) {
  private static final TokenRules NONE =
      new TokenRules(
          List.of(),
          List.of(),
          List.of(),
          Map.of(),
          OptionalInt.empty(),
          List.of(),
          Optional.empty());

  /**
   * The end becomes likelier with every token.
   *
   * @param afterNewTokens new tokens after which it begins; 0 or more
   * @param factor to the power of the tokens since then; above 0
   */
  public record EndGrowth(int afterNewTokens, double factor) {
    public EndGrowth {
      if (afterNewTokens < 0 || !(factor > 0)) {
        throw new IllegalArgumentException(
            "endGrowth needs 0 or more new tokens and a factor above 0, not %d and %s"
                .formatted(afterNewTokens, factor));
      }
    }
  }

  /**
   * @throws IllegalArgumentException if an id is negative, a sequence is empty or a bias is no
   *     number
   */
  public TokenRules {
    suppressed = List.copyOf(suppressed);
    suppressedAtBegin = List.copyOf(suppressedAtBegin);
    bannedSequences = bannedSequences.stream().map(List::copyOf).toList();
    biasedSequences = Map.copyOf(biasedSequences);
    forcedEnd = List.copyOf(forcedEnd);
    Objects.requireNonNull(forcedBegin);
    Objects.requireNonNull(endGrowth);
    List<List<Integer>> sequences = new ArrayList<>(bannedSequences);
    sequences.addAll(biasedSequences.keySet());
    if (sequences.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("a banned or biased sequence needs one token at least");
    }
    if (biasedSequences.values().stream().anyMatch(bias -> bias.isNaN())) {
      throw new IllegalArgumentException("a sequence's bias must be a number");
    }
    Set<Integer> tokens = named(suppressed, suppressedAtBegin, sequences, forcedBegin, forcedEnd);
    tokens.stream()
        .filter(token -> token < 0)
        .findFirst()
        .ifPresent(
            token -> {
              throw new IllegalArgumentException("a token's id is 0 or more, not " + token);
            });
  }

  /** No rules. */
  public static TokenRules none() {
    return NONE;
  }

  public TokenRules withSuppressed(List<Integer> tokens) {
    return new TokenRules(
        tokens,
        suppressedAtBegin,
        bannedSequences,
        biasedSequences,
        forcedBegin,
        forcedEnd,
        endGrowth);
  }

  public TokenRules withSuppressedAtBegin(List<Integer> tokens) {
    return new TokenRules(
        suppressed, tokens, bannedSequences, biasedSequences, forcedBegin, forcedEnd, endGrowth);
  }

  public TokenRules withBannedSequences(List<List<Integer>> sequences) {
    return new TokenRules(
        suppressed,
        suppressedAtBegin,
        sequences,
        biasedSequences,
        forcedBegin,
        forcedEnd,
        endGrowth);
  }

  public TokenRules withBiasedSequences(Map<List<Integer>, Double> biases) {
    return new TokenRules(
        suppressed, suppressedAtBegin, bannedSequences, biases, forcedBegin, forcedEnd, endGrowth);
  }

  public TokenRules withForcedBegin(int token) {
    return new TokenRules(
        suppressed,
        suppressedAtBegin,
        bannedSequences,
        biasedSequences,
        OptionalInt.of(token),
        forcedEnd,
        endGrowth);
  }

  public TokenRules withForcedEnd(List<Integer> tokens) {
    return new TokenRules(
        suppressed,
        suppressedAtBegin,
        bannedSequences,
        biasedSequences,
        forcedBegin,
        tokens,
        endGrowth);
  }

  public TokenRules withEndGrowth(EndGrowth growth) {
    return new TokenRules(
        suppressed,
        suppressedAtBegin,
        bannedSequences,
        biasedSequences,
        forcedBegin,
        forcedEnd,
        Optional.of(growth));
  }

  /** All tokens that are named, in order. */
  public Set<Integer> tokens() {
    List<List<Integer>> sequences = new ArrayList<>(bannedSequences);
    sequences.addAll(biasedSequences.keySet());
    return named(suppressed, suppressedAtBegin, sequences, forcedBegin, forcedEnd);
  }

  private static Set<Integer> named(
      List<Integer> suppressed,
      List<Integer> suppressedAtBegin,
      List<List<Integer>> sequences,
      OptionalInt forcedBegin,
      List<Integer> forcedEnd) {
    Set<Integer> tokens = new TreeSet<>(suppressed);
    tokens.addAll(suppressedAtBegin);
    tokens.addAll(forcedEnd);
    sequences.forEach(tokens::addAll);
    forcedBegin.ifPresent(tokens::add);
    return tokens;
  }
}
