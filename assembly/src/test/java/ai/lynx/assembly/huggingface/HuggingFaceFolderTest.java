package ai.lynx.assembly.huggingface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.Answer;
import ai.lynx.GenerationOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.error.InvalidPromptException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.media.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reference checkpoint with a tokenizer of three words beside it, through the public API. */
class HuggingFaceFolderTest {
  private static final Path CASE =
      Path.of(System.getProperty("lynx.reference"), "llm", "llama-gqa-tied");
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "normalizer": null,
       "added_tokens": [
        {"id": 1, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true},
        {"id": 2, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": false, "special": true}],
       "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "TemplateProcessing",
        "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                   {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
        "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
       "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "what",
        "vocab": {"what": 0, "<s>": 1, "</s>": 2, "is": 3, "this": 4}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void copyCase() throws IOException {
    assumeTrue(Files.isDirectory(CASE), "There is no reference case at " + CASE);
    for (String file :
        new String[] {"config.json", "model.safetensors", "generation_config.json"}) {
      Files.copy(CASE.resolve(file), folder.resolve(file));
    }
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<s>\", \"eos_token\": \"</s>\"}");
  }

  @Test
  void answersTextAndSaysThatItSeesNoPictures() {
    GenerationOptions options = GenerationOptions.builder().maxNewTokens(5).build();
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      assertThat(model.info().name()).isEqualTo("llama");
      assertThat(model.info().parts()).hasSize(1);
      Answer answer = model.generate(Prompt.text("what is this"), options);
      assertThat(answer.usage().prompt()).as("<s> and three words").isEqualTo(4);
      assertThat(answer.usage().vision()).isZero();
      assertThat(answer.tokens()).hasSizeBetween(1, 5);
      Image picture = Image.of(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB));
      assertThatThrownBy(() -> model.generate(Prompt.of(picture, "what"), options))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("reads text only");
    }
  }

  @Test
  void saysWhichModelTypesAreKnown() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"bert\"}");
    try (Lynx lynx = Lynx.create()) {
      assertThatThrownBy(() -> lynx.load(ModelLocation.folder(folder)))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("\"bert\"; known are")
          .hasMessageContaining("llama")
          .message()
          .as("a family that can be read without its pictures")
          .containsOnlyOnce(" idefics,");
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    try (Lynx lynx = Lynx.create()) {
      assertThatThrownBy(() -> lynx.load(ModelLocation.folder(folder)))
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("has no tokenizer");
      Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
      Files.delete(folder.resolve("model.safetensors"));
      assertThatThrownBy(() -> lynx.load(ModelLocation.folder(folder)))
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("no weights");
    }
  }

  @Test
  void readsHowAnswersAreSearchedFor() throws IOException {
    Files.writeString(
        folder.resolve("generation_config.json"),
        "{\"num_beams\": 3, \"max_new_tokens\": 7, \"eos_token_id\": [2, 9], \"top_p\": 0.5}");
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      assertThat(model.defaultOptions().beams()).isEqualTo(3);
      assertThat(model.defaultOptions().maxNewTokens()).isEqualTo(7);
      assertThat(model.defaultOptions().topP()).as("no sampling").isEqualTo(1);
    }
  }
}
