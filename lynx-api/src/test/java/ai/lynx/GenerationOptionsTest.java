package ai.lynx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.lynx.GenerationOptions.EarlyStopping;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenerationOptionsTest {
  /** Every option at a value that is not its default. */
  private static GenerationOptions unusual() {
    return GenerationOptions.builder()
        .maxNewTokens(7)
        .minLength(3)
        .minNewTokens(2)
        .stopStrings(List.of("."))
        .tokenRules(TokenRules.none().withSuppressed(List.of(5)))
        .beams(4)
        .returnedHypotheses(2)
        .lengthPenalty(-1.5)
        .earlyStopping(EarlyStopping.NEVER)
        .noRepeatNgramSize(3)
        .repetitionPenalty(1.5)
        .sample(true)
        .temperature(0.5)
        .topK(9)
        .topP(0.9)
        .minP(0.1)
        .typicalP(0.8)
        .epsilonCutoff(0.01)
        .etaCutoff(0.02)
        .renormalize(true)
        .seed(11)
        .build();
  }

  @Test
  void aBuilderStartsFromWhatItWasMadeOf() {
    GenerationOptions options = unusual();
    assertThat(options.toBuilder().build().toString()).isEqualTo(options.toString());
    assertThat(options.toString())
        .isEqualTo(
            "GenerationOptions[maxNewTokens=7, minLength=3, minNewTokens=2, beams=4,"
                + " returnedHypotheses=2, lengthPenalty=-1.5, earlyStopping=NEVER,"
                + " noRepeatNgramSize=3, repetitionPenalty=1.5, tokenRules="
                + TokenRules.none().withSuppressed(List.of(5))
                + ", stopStrings=[.], renormalize=true, sample=true, temperature=0.5, topK=9,"
                + " topP=0.9, minP=0.1, typicalP=0.8, epsilonCutoff=0.01, etaCutoff=0.02,"
                + " seed=OptionalLong[11]]");
  }

  @Test
  void optionsNeverChange() {
    List<String> stops = new ArrayList<>(List.of("."));
    GenerationOptions.Builder builder = GenerationOptions.builder().stopStrings(stops).beams(2);
    GenerationOptions options = builder.build();
    String before = options.toString();
    stops.add("!");
    builder.beams(5).seed(1);
    options.toBuilder().beams(6).build();
    assertThat(options.toString()).isEqualTo(before);
    assertThat(options.beams()).isEqualTo(2);
    assertThat(options.seed()).isEmpty();
  }

  @Test
  void theShortWaysAreWhatTheySay() {
    assertThat(GenerationOptions.greedy().beams()).isEqualTo(1);
    assertThat(GenerationOptions.greedy().sample()).isFalse();
    assertThat(GenerationOptions.beams(5).beams()).isEqualTo(5);
    assertThat(GenerationOptions.sampling().sample()).isTrue();
  }

  static Stream<UnaryOperator<GenerationOptions.Builder>> outOfRange() {
    return Stream.of(
        options -> options.maxNewTokens(0),
        options -> options.minLength(-1),
        options -> options.minNewTokens(-1),
        options -> options.stopStrings(List.of("")),
        options -> options.beams(0),
        options -> options.returnedHypotheses(0),
        options -> options.beams(2).returnedHypotheses(3),
        options -> options.lengthPenalty(Double.NaN),
        options -> options.lengthPenalty(Double.POSITIVE_INFINITY),
        options -> options.noRepeatNgramSize(-1),
        options -> options.repetitionPenalty(0),
        options -> options.repetitionPenalty(Double.NaN),
        options -> options.repetitionPenalty(Double.POSITIVE_INFINITY),
        options -> options.temperature(0),
        options -> options.temperature(Double.NaN),
        options -> options.temperature(Double.POSITIVE_INFINITY),
        options -> options.topK(-1),
        options -> options.topP(1.1),
        options -> options.topP(Double.NaN),
        options -> options.minP(-0.1),
        options -> options.typicalP(0),
        options -> options.epsilonCutoff(1),
        options -> options.etaCutoff(-0.5));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void whatIsOutOfRangeIsRefusedWithItsName(UnaryOperator<GenerationOptions.Builder> change) {
    GenerationOptions.Builder builder = change.apply(GenerationOptions.builder());
    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageMatching("[a-zA-Z]+ must .+, not .+");
  }
}
