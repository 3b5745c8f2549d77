package ai.lynx.testkit.components;

import ai.lynx.spi.component.LanguageModelProvider;
import ai.lynx.spi.config.Settings;

/** The test of a decoder with a mistake: not for JUnit to run, as it is to fail. */
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
