package ai.lynx.assembly.description;

import ai.lynx.GenerationOptions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
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
    values.put("visionEncoder", plug(model.visionEncoder()));
    values.put("imageTransform", plug(model.imageTransform()));
    values.put(
        "video",
        ordered(
            "frames", model.video().frames(), "framePositions", model.video().framePositions()));
    values.put("bridge", plug(model.bridge()));
    values.put("fusion", plug(model.fusion()));
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

  private static Map<String, Object> plug(PlugChoice choice) {
    return ordered("plug", choice.plug(), "settings", choice.settings().values());
  }

  private static Map<String, Object> adapter(AdapterChoice choice) {
    return ordered(
        "plug", choice.plug(), "every", choice.every(), "settings", choice.settings().values());
  }

  private static Map<String, Object> prompt(PromptDescription prompt) {
    return ordered(
        "template", prompt.template(),
        "lowerCase", prompt.lowerCase(),
        "maxTokens", prompt.maxTokens(),
        "padLeft", prompt.padLeft());
  }

  private static Map<String, Object> generation(GenerationOptions options) {
    return ordered(
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
