package ai.lynx.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.GenerationOptions;
import ai.lynx.LoadOptions.Precision;
import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.Prompt;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.ReferenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that sees, asked without a picture, with a tokenizer of one word for each id. */
class ComparedModelTest {
  private static final Path CASE =
      Path.of(System.getProperty("lynx.reference")).resolve("vlm/llava");

  @TempDir private Path folder;

  private void write() throws IOException {
    assumeTrue(Files.isDirectory(CASE), "There is no reference case at " + CASE);
    for (String file : new String[] {"config.json", "model.safetensors"}) {
      Files.copy(CASE.resolve(file), folder.resolve(file));
    }
    String vocabulary =
        IntStream.range(0, 260)
            .mapToObj(id -> "\"w%d\": %d".formatted(id, id))
            .collect(Collectors.joining(","));
    Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"version": "1.0", "truncation": null, "padding": null, "normalizer": null,
         "added_tokens": [{"id": 260, "content": "<image>", "special": true, "single_word": false,
           "lstrip": false, "rstrip": false, "normalized": false}],
         "pre_tokenizer": {"type": "WhitespaceSplit"}, "post_processor": null, "decoder": null,
         "model": {"type": "WordLevel", "unk_token": "w0", "vocab": {%s}}}"""
            .formatted(vocabulary));
    Files.writeString(
        folder.resolve("tokenizer_config.json"), "{\"bos_token\": \"w1\", \"eos_token\": \"w2\"}");
    Files.writeString(
        folder.resolve("preprocessor_config.json"),
        "{\"image_processor_type\": \"BlipImageProcessor\", \"size\": {\"height\": 28, \"width\": 28}}");
    Files.writeString(
        folder.resolve("chat_template.jinja"),
        """
        {%- for message in messages %}
          {{- 'w5 ' }}
          {%- for part in message.content %}
            {{- (part.text if part.type == 'text' else '<image>') + ' ' }}
          {%- endfor %}
        {%- endfor %}
        {{- 'w6' if add_generation_prompt }}""");
  }

  @Test
  void asksAModelThatSeesAsItsUsersDo() throws IOException {
    write();
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
        ComparedModel model =
            ComparedModel.load(assembly, ModelLocation.folder(folder), Precision.FLOAT32)) {
      int[] asked = model.encode(new ComparisonTexts.Prompt("question", "w10 w11", false));
      assertThat(asked).as("its turns around the question").containsExactly(5, 10, 11, 6);
      assertThat(model.encode(new ComparisonTexts.Prompt("whole", "w10 w11", true)))
          .containsExactly(10, 11);
      ReferenceModel answering =
          new ReferenceModel(assembly.engine(), model.model(), assembly.decoders());
      assertThat(
              answering
                  .generate(
                      Prompt.text("w10 w11"), GenerationOptions.builder().maxNewTokens(1).build())
                  .usage()
                  .prompt())
          .isEqualTo(asked.length);
    }
  }
}
