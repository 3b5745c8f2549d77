package ai.lynx.assembly.huggingface.families;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.spi.config.Settings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LLaVA's configuration says in two places whether the head is the table of token vectors. */
class LlavaTest {
  @ParameterizedTest
  @CsvSource({"true, false, true", "false, true, true", "false, false, false"})
  void isTiedIfEitherPlaceSaysSo(boolean whole, boolean text, boolean tied) {
    PublishedConfig config =
        new PublishedConfig(
            "config.json",
            Map.of(
                "model_type",
                "llava",
                "tie_word_embeddings",
                whole,
                "text_config",
                Map.of("model_type", "llama", "tie_word_embeddings", text)),
            Settings.none("preprocessor_config.json"));
    try (Assembly assembly = Assembly.create(LynxOptions.defaults())) {
      NetworkDescription network = new Llava().describe(config, assembly.loader().plugs());
      assertThat(network.languageModel().settings().values())
          .containsEntry("tie_word_embeddings", tied);
    }
  }
}
