package ai.lynx.assembly.description;

import ai.lynx.GenerationOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes {@code lynx.json}, as {@link DescriptionReader} reads it. */
public final class DescriptionWriter {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private DescriptionWriter() {}

  /** The text of the file. */
  public static String write(ModelDescription model) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("format", DescriptionReader.FORMAT);
    values.put("name", model.name());
    model.vision().ifPresent(vision -> putVision(values, vision));
    model.adapter().ifPresent(adapter -> values.put("adapter", adapter(adapter)));
    values.put("languageModel", plug(model.languageModel()));
    values.put("tokenizer", plug(model.tokenizer()));
    values.put("prompt", prompt(model.prompt()));
    values.put("generation", generation(model.generation()));
    values.put("weights", model.weights());
    try {
      return JSON.writeValueAsString(values) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "A model description holds something that is no JSON value", e);
    }
  }

  private static void putVision(Map<String, Object> values, VisionDescription vision) {
    values.put("visionEncoder", plug(vision.encoder()));
    values.put("imageTransform", plug(vision.imageTransform()));
    values.put(
        "video",
        ordered(
            "frames", vision.video().frames(), "framePositions", vision.video().framePositions()));
    values.put("bridge", plug(vision.bridge()));
    values.put("fusion", plug(vision.fusion()));
    vision.mark().ifPresent(token -> values.put("imageToken", token));
    vision.questionTokenizer().ifPresent(one -> values.put("questionTokenizer", plug(one)));
  }

  private static Map<String, Object> plug(PlugChoice choice) {
    return ordered("plug", choice.plug(), "settings", choice.settings().values());
  }

  private static Map<String, Object> adapter(AdapterChoice choice) {
    return ordered(
        "plug", choice.plug(), "every", choice.every(), "settings", choice.settings().values());
  }

  private static Map<String, Object> prompt(PromptDescription prompt) {
    Map<String, Object> values =
        ordered(
            "template", prompt.template(),
            "lowerCase", prompt.lowerCase(),
            "maxTokens", prompt.maxTokens(),
            "padLeft", prompt.padLeft(),
            "beginOfSequence", prompt.beginOfSequence(),
            "stripped", prompt.stripped());
    prompt.picture().ifPresent(picture -> values.put("picture", picture(picture)));
    prompt.chatTemplate().ifPresent(template -> values.put("chatTemplate", template));
    return values;
  }

  private static Map<String, Object> picture(PictureText picture) {
    Map<String, Object> values =
        ordered(
            "mark", picture.mark(),
            "before", picture.before(),
            "after", picture.after(),
            "without", picture.without(),
            "first", picture.first(),
            "shared", picture.shared(),
            "sight", picture.sight().name().toLowerCase(Locale.ROOT));
    picture
        .tiles()
        .ifPresent(
            tiles ->
                values.put(
                    "tiles",
                    ordered(
                        "before", tiles.before(), "rowEnd", tiles.rowEnd(), "end", tiles.end())));
    return values;
  }

  private static Map<String, Object> generation(GenerationDescription generation) {
    GenerationOptions options = generation.options();
    return ordered(
        "library", generation.library().name().toLowerCase(Locale.ROOT),
        "endOfSequence", generation.endOfSequence(),
        "maxNewTokens", options.maxNewTokens(),
        "minLength", options.minLength(),
        "beams", options.beams(),
        "lengthPenalty", options.lengthPenalty(),
        "noRepeatNgramSize", options.noRepeatNgramSize(),
        "repetitionPenalty", options.repetitionPenalty(),
        "sample", options.sample(),
        "temperature", options.temperature(),
        "topK", options.topK(),
        "topP", options.topP());
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return values;
  }
}
