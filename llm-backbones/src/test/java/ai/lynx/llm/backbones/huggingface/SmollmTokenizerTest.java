package ai.lynx.llm.backbones.huggingface;

import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.testkit.text.TokenizerTest;

/** The plug with a byte-level tokenizer that Hugging Face's library wrote. */
class SmollmTokenizerTest extends TokenizerTest {
  @Override
  protected Tokenizer createTokenizer() {
    return new HuggingFaceTokenizerProvider()
        .create(Settings.none("test"), ReferenceFolder.of("tokenizers/smollm2-bytes").files());
  }
}
