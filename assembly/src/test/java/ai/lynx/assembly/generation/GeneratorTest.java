package ai.lynx.assembly.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.Answer.FinishReason;
import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.error.EngineException;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  private static final HashedDecoding.Model MODEL =
      new HashedDecoding.Model(30, 9, 4, 1, List.of(2));
  private static final SpecialTokens SPECIAL = new SpecialTokens(1, List.of(2));
  private static final List<Long> PROMPTS = List.of(11L, 12L, 13L, 14L, 15L);

  static Stream<GenerationOptions> searches() {
    GenerationOptions.Builder beams =
        GenerationOptions.beams(3).toBuilder().maxNewTokens(12).minLength(4);
    GenerationOptions.Builder sampling =
        GenerationOptions.sampling().toBuilder().maxNewTokens(12).minLength(4).topK(8).seed(5);
    return Stream.of(
        GenerationOptions.greedy().toBuilder().maxNewTokens(12).minLength(4).build(),
        beams.build(),
        beams.lengthPenalty(-2).returnedHypotheses(3).noRepeatNgramSize(2).build(),
        beams.earlyStopping(true).lengthPenalty(1).build(),
        sampling.build(),
        sampling.returnedHypotheses(3).build(),
        sampling.returnedHypotheses(2).beams(4).topP(0.9).build());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aBatchGivesWhatItsPromptsGiveAlone(GenerationOptions options) {
    List<List<Hypothesis>> batch = generate(options, PROMPTS, new Cancellation());
    List<List<Hypothesis>> alone = new ArrayList<>();
    for (long prompt : PROMPTS) {
      alone.addAll(generate(options, List.of(prompt), new Cancellation()));
    }
    assertThat(batch).isEqualTo(alone);
    assertThat(batch).allSatisfy(one -> assertThat(one).hasSize(options.returnedHypotheses()));
    assertThat(batch.stream().distinct().count()).isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void theListenerHearsTheFirstHypothesis(GenerationOptions options) {
    List<List<Integer>> heard = new ArrayList<>();
    List<PromptRow> prompts = new ArrayList<>();
    for (int i = 0; i < PROMPTS.size(); i++) {
      List<Integer> tokens = new ArrayList<>();
      heard.add(tokens);
      prompts.add(new PromptRow(new int[0], tokens::add));
    }
    List<List<Hypothesis>> answers =
        new Generator(GenerationRules.lynx(), SPECIAL, options)
            .generate(HashedDecoding.ofNumbers(MODEL, PROMPTS), prompts, new Cancellation());
    assertThat(heard).isEqualTo(answers.stream().map(one -> one.get(0).tokens()).toList());
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aCancelledSearchReturnsWhatItHas(GenerationOptions options) {
    List<Hypothesis> whole = generate(options, PROMPTS, new Cancellation()).get(0);
    Cancellation cancellation = new Cancellation();
    CancellingDecoding decoding = new CancellingDecoding(PROMPTS, 3, cancellation::cancel);
    List<List<Hypothesis>> cut = generate(options, decoding, cancellation);
    assertThat(decoding.inner.steps()).isEqualTo(3);
    assertThat(cut).hasSameSizeAs(PROMPTS);
    for (Hypothesis hypothesis : cut.stream().flatMap(List::stream).toList()) {
      if (hypothesis.finishReason() == FinishReason.CANCELLED) {
        assertThat(hypothesis.tokens()).hasSizeBetween(1, 3 + 1);
      }
    }
    assertThat(cut.stream().flatMap(List::stream).map(Hypothesis::finishReason))
        .contains(FinishReason.CANCELLED);
    if (options.beams() == 1) {
      List<Integer> first = cut.get(0).get(0).tokens();
      assertThat(whole.get(0).tokens()).startsWith(first.toArray(Integer[]::new));
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void anInterruptedThreadStopsAndStaysInterrupted(GenerationOptions options) {
    CancellingDecoding decoding =
        new CancellingDecoding(PROMPTS, 2, () -> Thread.currentThread().interrupt());
    List<List<Hypothesis>> cut = generate(options, decoding, new Cancellation());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(decoding.inner.steps()).isEqualTo(2);
    assertThat(cut.get(0).get(0).finishReason()).isEqualTo(FinishReason.CANCELLED);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void cancelledBeforeItBegins(GenerationOptions options) {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    assertThat(generate(options, PROMPTS, cancellation))
        .allSatisfy(
            one ->
                assertThat(one)
                    .isNotEmpty()
                    .allMatch(each -> each.tokens().isEmpty() && each.score() == 0)
                    .allMatch(each -> each.finishReason() == FinishReason.CANCELLED));
  }

  @Test
  void aPromptThatIsDoneLeavesTheBatch() {
    GenerationOptions options = GenerationOptions.greedy().toBuilder().maxNewTokens(12).build();
    List<Integer> rows = new ArrayList<>();
    HashedDecoding inner = HashedDecoding.ofNumbers(MODEL, PROMPTS);
    Decoding watched =
        new ForwardingDecoding(inner) {
          @Override
          public void advance(int[] from, int[] tokens) {
            super.advance(from, tokens);
            rows.add(rows());
          }
        };
    List<List<Hypothesis>> answers = generate(options, watched, new Cancellation());
    for (int step = 0; step < rows.size(); step++) {
      int soFar = step + 1;
      long alive = answers.stream().filter(one -> one.get(0).tokens().size() > soFar).count();
      assertThat(rows.get(step)).isEqualTo((int) alive);
    }
    assertThat(rows.get(rows.size() - 1)).isLessThan(PROMPTS.size());
    assertThat(inner.closed()).isFalse();
  }

  @Test
  void theLastTokenIsNotReadAgain() {
    HashedDecoding decoding = HashedDecoding.ofNumbers(MODEL, List.of(1L));
    GenerationOptions options =
        GenerationOptions.greedy().toBuilder().maxNewTokens(5).minLength(9).build();
    Hypothesis answer = generate(options, decoding, new Cancellation()).get(0).get(0);
    assertThat(answer.tokens()).hasSize(5);
    assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    assertThat(decoding.steps()).isEqualTo(4);
  }

  @Test
  void eachEndOfSequenceEndsAndIsNamed() {
    SpecialTokens several = new SpecialTokens(1, List.of(4, 5, 6, 7));
    HashedDecoding.Model model = new HashedDecoding.Model(30, 9, 4, 1, several.endOfSequence());
    GenerationOptions beams = GenerationOptions.beams(2).toBuilder().maxNewTokens(9).build();
    HashedDecoding decoding = HashedDecoding.ofNumbers(model, PROMPTS);
    List<PromptRow> prompts = PROMPTS.stream().map(prompt -> silent()).toList();
    List<Integer> last =
        new Generator(GenerationRules.lynx(), several, beams)
            .generate(decoding, prompts, new Cancellation()).stream()
                .map(one -> one.get(0))
                .filter(one -> one.finishReason() == FinishReason.END_OF_SEQUENCE)
                .map(one -> one.tokens().get(one.tokens().size() - 1))
                .toList();
    assertThat(last).isNotEmpty().allMatch(several.endOfSequence()::contains);
    assertThat(last.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void withoutASeedAnswersDiffer() {
    GenerationOptions options = GenerationOptions.sampling().toBuilder().maxNewTokens(20).build();
    List<Long> same = List.of(3L, 3L, 3L, 3L);
    List<List<Hypothesis>> answers = generate(options, same, new Cancellation());
    assertThat(answers.stream().distinct().count()).isGreaterThan(1);
  }

  @Test
  void whatTheListenerThrowsReachesTheCaller() {
    PromptRow prompt =
        new PromptRow(
            new int[0],
            token -> {
              throw new IllegalStateException("enough");
            });
    Generator generator =
        new Generator(GenerationRules.lynx(), SPECIAL, GenerationOptions.greedy());
    HashedDecoding decoding = HashedDecoding.ofNumbers(MODEL, List.of(1L));
    assertThatThrownBy(() -> generator.generate(decoding, List.of(prompt), new Cancellation()))
        .hasMessage("enough");
  }

  @Test
  void refusesSpecialTokensOfAnotherVocabulary() {
    SpecialTokens foreign = new SpecialTokens(-1, List.of(2, 30));
    Generator generator =
        new Generator(GenerationRules.lynx(), foreign, GenerationOptions.greedy());
    HashedDecoding decoding = HashedDecoding.ofNumbers(MODEL, List.of(1L));
    assertThatThrownBy(() -> generator.generate(decoding, List.of(silent()), new Cancellation()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("begin-of-sequence token -1")
        .hasMessageContaining("end-of-sequence token 30")
        .hasMessageContaining("30 tokens");
  }

  @Test
  void refusesACountedPromptWithoutTokens() {
    Generator generator =
        new Generator(GenerationRules.countingThePrompt(), SPECIAL, GenerationOptions.greedy());
    HashedDecoding decoding = HashedDecoding.ofNumbers(MODEL, List.of(1L));
    assertThatThrownBy(() -> generator.generate(decoding, List.of(silent()), new Cancellation()))
        .isInstanceOf(InvalidPromptException.class);
  }

  @ParameterizedTest
  @MethodSource("searches")
  void refusesLogitsThatAreNotNumbers(GenerationOptions options) {
    Decoding broken =
        new ForwardingDecoding(HashedDecoding.ofNumbers(MODEL, List.of(1L))) {
          @Override
          public float[] logits(int row) {
            float[] logits = super.logits(row);
            logits[7] = Float.NaN;
            return logits;
          }
        };
    assertThatThrownBy(() -> generate(options, broken, new Cancellation()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("NaN");
  }

  @ParameterizedTest
  @MethodSource("searches")
  void refusesToSayABannedToken(GenerationOptions options) {
    Decoding silenced =
        new ForwardingDecoding(HashedDecoding.ofNumbers(MODEL, List.of(1L))) {
          @Override
          public float[] logits(int row) {
            float[] logits = super.logits(row);
            Arrays.fill(logits, Float.NEGATIVE_INFINITY);
            logits[2] = 0; // the end, which the minimal length bans
            return logits;
          }
        };
    assertThatThrownBy(() -> generate(options, silenced, new Cancellation()))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining("ban every token");
  }

  private static PromptRow silent() {
    return new PromptRow(new int[0], NewTokenListener.SILENT);
  }

  private static List<List<Hypothesis>> generate(
      GenerationOptions options, List<Long> prompts, Cancellation cancellation) {
    return generate(options, HashedDecoding.ofNumbers(MODEL, prompts), cancellation);
  }

  private static List<List<Hypothesis>> generate(
      GenerationOptions options, Decoding decoding, Cancellation cancellation) {
    List<PromptRow> prompts =
        Stream.generate(GeneratorTest::silent).limit(decoding.rows()).toList();
    return new Generator(GenerationRules.lynx(), SPECIAL, options)
        .generate(decoding, prompts, cancellation);
  }

  /** Runs something after so many steps. */
  private static final class CancellingDecoding extends ForwardingDecoding {
    private final HashedDecoding inner;
    private final int steps;
    private final Runnable then;

    CancellingDecoding(List<Long> prompts, int steps, Runnable then) {
      this(HashedDecoding.ofNumbers(MODEL, prompts), steps, then);
    }

    private CancellingDecoding(HashedDecoding inner, int steps, Runnable then) {
      super(inner);
      this.inner = inner;
      this.steps = steps;
      this.then = then;
    }

    @Override
    public void advance(int[] from, int[] tokens) {
      super.advance(from, tokens);
      if (inner.steps() == steps) {
        then.run();
      }
    }
  }
}
