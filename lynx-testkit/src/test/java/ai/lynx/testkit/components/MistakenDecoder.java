package ai.lynx.testkit.components;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;
import org.junit.jupiter.api.Disabled;

/** The test of a decoder with a mistake; {@link TinyDecoderTest} runs parts of it by hand. */
@Disabled("it is to fail")
final class MistakenDecoder extends LanguageModelTest {
  private final TinyDecoder.Mistake mistake;

  MistakenDecoder(TinyDecoder.Mistake mistake) {
    this.mistake = mistake;
  }

  @Override
  protected LanguageModelProvider provider() {
    return new TinyProvider(mistake);
  }

  @Override
  protected Settings settings() {
    return Settings.none("test");
  }
}
