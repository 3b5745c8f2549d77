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
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reference checkpoints of vision-language models with a tokenizer of few words and a processor's
 * file beside them, through the public API.
 */
class VisionLanguageFolderTest {
  private static final Path CASES = Path.of(System.getProperty("lynx.reference"), "vlm");
  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "normalizer": null,
       "added_tokens": [%s],
       "pre_tokenizer": {"type": "Whitespace"}, "post_processor": %s, "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "what", "vocab": {"what": 0, "is": 5, "this": 6}}}
      """;
  private static final String TOKEN =
      """
      {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false,
       "normalized": false, "special": true}""";
  private static final String BEGINS =
      """
      {"type": "TemplateProcessing",
       "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}},
                  {"Sequence": {"id": "A", "type_id": 0}}],
       "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
       "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}}""";
  private static final String SQUARE =
      """
      {"image_processor_type": "%s", "size": {"height": 28, "width": 28}, "do_center_crop": false}""";
  private static final GenerationOptions SHORT =
      GenerationOptions.builder().maxNewTokens(6).build();

  @TempDir private Path folder;

  private void copy(String name, int mark, String processor) throws IOException {
    Path from = CASES.resolve(name);
    assumeTrue(Files.isDirectory(from), "There is no reference case at " + from);
    for (String file : List.of("config.json", "model.safetensors", "generation_config.json")) {
      Files.copy(from.resolve(file), folder.resolve(file));
    }
    String tokens =
        TOKEN.formatted(1, "<s>")
            + ","
            + TOKEN.formatted(2, "</s>")
            + ","
            + TOKEN.formatted(mark, "<image>");
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER.formatted(tokens, BEGINS));
    Files.writeString(
        folder.resolve("tokenizer_config.json"),
        "{\"bos_token\": \"<s>\", \"eos_token\": \"</s>\"}");
    Files.writeString(folder.resolve("preprocessor_config.json"), processor);
  }

  private static Image picture(Color color) {
    BufferedImage image = new BufferedImage(100, 60, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillOval(10, 5, 60, 50);
    graphics.dispose();
    return Image.of(image);
  }

  /** Asks about two pictures, each by itself and both at once. */
  private void answers(int vectors, int words) {
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      Prompt red = Prompt.of(picture(Color.RED), "what is this");
      Prompt blue = Prompt.of(picture(Color.CYAN), "this");
      Answer first = model.generate(red, SHORT);
      Answer second = model.generate(blue, SHORT);
      assertThat(first.usage().vision()).isEqualTo(vectors);
      assertThat(first.usage().prompt()).isEqualTo(words);
      List<Answer> both = model.generate(List.of(red, blue), SHORT);
      assertThat(both.get(0).tokens()).isEqualTo(first.tokens());
      assertThat(both.get(1).tokens()).isEqualTo(second.tokens());
      Answer text = model.generate(Prompt.text("what is this"), SHORT);
      assertThat(text.usage().vision()).isZero();
      assertThatThrownBy(
              () -> model.generate(Prompt.of(picture(Color.RED), "is <image> this"), SHORT))
          .isInstanceOf(InvalidPromptException.class)
          .hasMessageContaining("<image>");
      List<Answer> mixed = model.generate(List.of(Prompt.text("what is this"), blue), SHORT);
      assertThat(mixed.get(0).tokens()).as("text beside a picture").isEqualTo(text.tokens());
      assertThat(mixed.get(1).tokens()).isEqualTo(second.tokens());
      assertThat(model.info().parts())
          .extracting(part -> part.kind())
          .contains("vision encoder", "bridge", "fusion", "language model");
    }
  }

  @Test
  void llavaAnswers() throws IOException {
    copy("llava", 260, SQUARE.formatted("BlipImageProcessor"));
    answers(16, 1 + 2 + 3 + 2); // <s> USER : what is this ASSISTANT :
  }

  @Test
  void blip2Answers() throws IOException {
    copy("blip2", 262, SQUARE.formatted("BlipImageProcessor"));
    answers(5, 1 + 2 + 3 + 2); // <s> Question : what is this Answer :
  }

  @Test
  void instructBlipAnswersAndItsBridgeReadsTheQuestion() throws IOException {
    copy("instructblip", 262, SQUARE.formatted("BlipImageProcessor"));
    Files.createDirectory(folder.resolve("qformer_tokenizer"));
    Files.writeString(
        folder.resolve("qformer_tokenizer/tokenizer.json"),
        TOKENIZER.formatted(
            TOKEN.formatted(1, "[CLS]") + "," + TOKEN.formatted(2, "[SEP]"), "null"));
    answers(4, 1 + 3); // <s> what is this
  }

  @Test
  void smolVlmAnswersAboutTiles() throws IOException {
    copy(
        "smolvlm",
        261,
        """
        {"image_processor_type": "SmolVLMImageProcessor", "size": {"longest_edge": 84},
         "max_image_size": {"longest_edge": 42}}""");
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      Answer answer = model.generate(Prompt.of(picture(Color.RED), "what is this"), SHORT);
      assertThat(answer.usage().vision()).as("2 x 2 tiles and the whole").isEqualTo(5 * 9);
      assertThat(answer.tokens()).isNotEmpty();
    }
  }

  @Test
  void ideficsAnswersAndEachTokenSeesItsPicture() throws IOException {
    copy(
        "idefics",
        258,
        """
        {"image_processor_type": "IdeficsImageProcessor", "image_size": 28}""");
    // <s> User :< fake_token_around_image > and < fake_token_around_image > what is this Assistant
    // :
    answers(5, 1 + 4 + 8);
  }

  @Test
  void llamaVisionAnswersAboutTiles() throws IOException {
    copy(
        "mllama",
        254,
        """
        {"image_processor_type": "MllamaImageProcessor", "max_image_tiles": 2,
         "size": {"height": 14, "width": 14}}""");
    try (Lynx lynx = Lynx.create();
        LynxModel model = lynx.load(ModelLocation.folder(folder))) {
      Prompt red = Prompt.of(picture(Color.RED), "what is this");
      Prompt small =
          Prompt.of(Image.of(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB)), "this");
      Answer first = model.generate(red, SHORT);
      Answer second = model.generate(small, SHORT);
      assertThat(first.usage().vision()).as("two tiles in a row").isEqualTo(2 * 5);
      assertThat(second.usage().vision()).as("one tile").isEqualTo(5);
      List<Answer> both = model.generate(List.of(red, small), SHORT);
      assertThat(both.get(0).tokens()).isEqualTo(first.tokens());
      assertThat(both.get(1).tokens()).isEqualTo(second.tokens());
      assertThat(model.generate(Prompt.text("what is this"), SHORT).usage().vision()).isZero();
      Image tall = Image.of(new BufferedImage(20, 90, BufferedImage.TYPE_INT_RGB));
      assertThatThrownBy(() -> model.generate(Prompt.of(tall, "what"), SHORT))
          .isInstanceOf(InvalidConfigurationException.class)
          .hasMessageContaining("not made for 2 x 1 tiles");
    }
  }

  @Test
  void saysThatTheProcessorsFileIsMissing() throws IOException {
    copy("llava", 260, "{}");
    Files.delete(folder.resolve("preprocessor_config.json"));
    try (Lynx lynx = Lynx.create()) {
      assertThatThrownBy(() -> lynx.load(ModelLocation.folder(folder)))
          .isInstanceOf(ModelNotFoundException.class)
          .hasMessageContaining("preprocessor_config.json");
    }
  }
}
