package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PictureText;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.model.ModelPlugs;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Idefics3 (arXiv 2408.12637) and SmolVLM (arXiv 2504.05299), which differ in name only: SigLIP for
 * pictures of any shape, pixel shuffle with one projection, and a decoder of LLaMA's kind.
 *
 * @param modelType which of the two
 * @param begin what a conversation begins with
 */
record Idefics3(String modelType, String begin) implements VisionLanguageFamily {
  private static final String AROUND = "<fake_token_around_image>";
  private static final int IMAGE_TOKEN = 128257;

  /** A message that begins with a picture has no blank behind the colon. */
  private static final String CHAT =
      """
      {%%- for message in messages %%}
        {{- (%s if loop.first else '') + (message.role | capitalize) + ':' }}
        {{- '' if message.content[0].type == 'image' else ' ' }}
        {%%- for part in message.content %%}
          {{- '<image>' if part.type == 'image' else part.text }}
        {%%- endfor %%}
        {{- '<end_of_utterance>\\n' }}
      {%%- endfor %%}
      {%%- if add_generation_prompt %%}{{ 'Assistant:' }}{%% endif %%}""";

  @Override
  public PromptDescription prompt(boolean beginsSequence, Set<String> specialTokens) {
    PictureText picture =
        new PictureText(
            "<image>",
            AROUND + "<global-img>",
            AROUND,
            "",
            false,
            Optional.of(new PictureText.TileText(AROUND + "<row_{row}_col_{column}>", "\n", "\n")));
    return PromptDescription.conversing(CHAT.formatted("'" + begin + "'"), beginsSequence, picture);
  }

  @Override
  public NetworkDescription describe(PublishedConfig config, ModelPlugs plugs) {
    Map<String, Object> vision = config.section("vision_config");
    vision.put(PublishedConfig.MODEL_TYPE, "idefics3_vision"); // files of the hub say others
    Map<String, Object> shuffle = PublishedConfig.pick(config.values(), "scale_factor");
    return new NetworkDescription(
        Optional.of(
            config.inText(
                config.visionEncoder(plugs, vision),
                new PlugChoice("pixel-shuffle", config.settings("scale_factor", shuffle)),
                OptionalInt.of(config.imageToken().orElse(IMAGE_TOKEN)))),
        config.languageModel(plugs, "llama", config.tied(false)),
        WeightNaming.none()
            .prefix("model.vision_model.", "vision_encoder.")
            .prefix("model.connector.", "bridge.")
            .prefix("model.text_model.", "LLM.model.")
            .prefix("lm_head.", "LLM.lm_head."));
  }
}
