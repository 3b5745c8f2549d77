package ai.lynx.testkit.components;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.testkit.operators.Started;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A right decoder passes the test of language models, and each wrong one fails where it should. */
class TinyDecoderTest extends LanguageModelTest {
  @Override
  protected LanguageModelProvider provider() {
    return new TinyProvider(TinyDecoder.Mistake.NONE);
  }

  @Override
  protected Settings settings() {
    return Settings.none("test");
  }

  private static void assertNoticed(TinyDecoder.Mistake mistake, Consumer<LanguageModelTest> test) {
    LanguageModelTest started = Started.of(new MistakenDecoder(mistake));
    assertThatThrownBy(() -> test.accept(started))
        .isInstanceOfAny(AssertionError.class, IllegalStateException.class);
  }

  @Test
  void ignoringTheMaskIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.IGNORES_MASK,
        LanguageModelTest::aBatchWithLeftPaddingGivesWhatEachRowGivesAlone);
    assertNoticed(
        TinyDecoder.Mistake.IGNORES_MASK, LanguageModelTest::packedSamplesDoNotSeeEachOther);
  }

  @Test
  void ignoringPositionsIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.IGNORES_POSITIONS, LanguageModelTest::positionsChangeWhatIsRead);
  }

  @Test
  void seeingTheFutureIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.SEES_THE_FUTURE, LanguageModelTest::laterTokensDoNotChangeEarlierOnes);
  }

  @Test
  void forgettingThePastIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.FORGETS_THE_PAST,
        LanguageModelTest::readingInPartsGivesWhatReadingAtOnceGives);
  }

  @Test
  void sizesThatCannotBeRecordedAreNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.COUNTS_KNOWN_TOKENS,
        LanguageModelTest::replaysFromARecordingAtOtherSizes);
  }

  @Test
  void skippingAHookIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.SKIPS_LAST_HOOK,
        LanguageModelTest::hooksAreCalledAroundEachLayerAndHeard);
  }

  @Test
  void cuttingGradientsIsNoticed() {
    assertNoticed(
        TinyDecoder.Mistake.CUTS_GRADIENTS, LanguageModelTest::gradientsReachWeightsAndEmbeddings);
  }
}
