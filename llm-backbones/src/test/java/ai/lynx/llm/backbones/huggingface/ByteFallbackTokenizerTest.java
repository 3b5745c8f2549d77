package ai.lynx.llm.backbones.huggingface;

import ai.lynx.llm.backbones.ReferenceFolder;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.testkit.text.TokenizerTest;

/** The plug with a tokenizer that spells rare characters in byte tokens. */
class ByteFallbackTokenizerTest extends TokenizerTest {
  @Override
  protected Tokenizer createTokenizer() {
    return new HuggingFaceTokenizerProvider()
        .create(Settings.none("test"), ReferenceFolder.of("tokenizers/llama-bpe").files());
  }

  @Override
  protected boolean takesBytesBack() {
    return true;
  }
}
