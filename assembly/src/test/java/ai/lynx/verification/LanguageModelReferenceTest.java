package ai.lynx.verification;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Cases of transformers and tokenizers, each run through the public loading and model code. */
class LanguageModelReferenceTest extends AreaReferenceTest {
  /**
   * The release of tokenizers that DJL brings decodes special tokens of normalised text its way.
   */
  private static final String DECODED_OTHERWISE = "llama-bpe-normalized-specials";

  @TestFactory
  Stream<DynamicTest> languageModels() {
    return cases("llm", reference -> reference.description().has("generate"));
  }

  @TestFactory
  Stream<DynamicTest> tokenizers() {
    return cases(
        "tokenizers",
        reference ->
            reference.description().has("strings") && !reference.name().equals(DECODED_OTHERWISE));
  }
}
