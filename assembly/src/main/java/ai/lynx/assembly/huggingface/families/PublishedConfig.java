package ai.lynx.assembly.huggingface.families;

import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.VideoDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.model.ModelPlugs;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A {@code config.json} with the configurations of a model's parts in it.
 *
 * @param source where it stands, for messages
 * @param values as they stand there
 * @param pictures what the folder says of preparing pictures; empty if it says nothing
 */
public record PublishedConfig(String source, Map<String, Object> values, Settings pictures) {
  static final String MODEL_TYPE = "model_type";
  private static final int MOST_TOKENS = 10_000_000;

  /** Reads keys of the file itself; all others are left alone. */
  <T> T read(Function<SettingsReader, T> reading) {
    return Settings.of(source, values)
        .parse(
            read -> {
              T result = reading.apply(read);
              read.ignoreOthers();
              return result;
            });
  }

  /** The configuration of a part, to be changed; empty if the file has none. */
  Map<String, Object> section(String key) {
    Map<String, Object> section = new LinkedHashMap<>();
    Object given = values.get(key);
    if (given instanceof Map<?, ?> map) {
      map.forEach((name, value) -> section.put(String.valueOf(name), value));
    } else if (given != null) {
      throw new InvalidConfigurationException(source, List.of(key + " must be an object"));
    }
    return section;
  }

  /** Settings that stand in a section. */
  Settings settings(String section, Map<String, Object> chosen) {
    return Settings.of(source + ", " + section, chosen);
  }

  /** These keys of a section, where it has them. */
  static Map<String, Object> pick(Map<String, Object> section, String... keys) {
    Map<String, Object> picked = new LinkedHashMap<>();
    for (String key : keys) {
      if (section.get(key) != null) {
        picked.put(key, section.get(key));
      }
    }
    return picked;
  }

  /**
   * The token that stands in the text for a picture's vector, or for a picture: {@code
   * image_token_index}, or {@code image_token_id} in newer files; empty if neither is given.
   */
  OptionalInt imageToken() {
    return read(
        read -> {
          for (String key : List.of("image_token_index", "image_token_id")) {
            if (read.has(key)) {
              return OptionalInt.of(read.integer(key, 0, MOST_TOKENS));
            }
          }
          return OptionalInt.empty();
        });
  }

  /**
   * The vision encoder that reads a configuration.
   *
   * @param vision {@code vision_config} with its {@code model_type}, and settings of the features
   *     that are wanted
   */
  PlugChoice visionEncoder(ModelPlugs plugs, Map<String, Object> vision) {
    Settings settings = settings("vision_config", vision);
    return plugs.visionEncoders().all().stream()
        .filter(plug -> plug.reads(settings))
        .findFirst()
        .map(plug -> new PlugChoice(plug.name(), settings))
        .orElseThrow(() -> unknown(settings, plugs.visionEncoders()));
  }

  private static InvalidConfigurationException unknown(
      Settings settings, Plugs<VisionEncoderProvider> known) {
    return new InvalidConfigurationException(
        settings.source(),
        List.of(
            "no vision encoder on the path reads the %s %s; there are %s"
                .formatted(
                    MODEL_TYPE,
                    settings.values().get(MODEL_TYPE),
                    known.all().stream().map(Plug::name).collect(Collectors.joining(", ")))));
  }

  /**
   * A model whose vectors of pictures stand in the text.
   *
   * @param mark what they replace; empty puts them in front of the text
   */
  VisionDescription inText(PlugChoice encoder, PlugChoice bridge, OptionalInt mark) {
    return new VisionDescription(
        encoder,
        new PlugChoice("hugging-face", pictures),
        new VideoDescription(1, false),
        bridge,
        new PlugChoice("prefix", Settings.none(source)),
        mark);
  }

  /** Whether the whole model's head is its table of token vectors, as the file's top says. */
  boolean tied(boolean otherwise) {
    return read(read -> read.flag("tie_word_embeddings", otherwise));
  }

  /**
   * The language model of {@code text_config}, tied as that section says.
   *
   * @param family the {@code model_type} where the section names none
   */
  PlugChoice languageModel(ModelPlugs plugs, String family) {
    Map<String, Object> text = section("text_config");
    text.putIfAbsent(MODEL_TYPE, family);
    return languageModel(settings("text_config", text), plugs);
  }

  /**
   * The language model of {@code text_config}, tied as the whole model is.
   *
   * @param family the {@code model_type} where the section names none
   */
  PlugChoice languageModel(ModelPlugs plugs, String family, boolean tied) {
    Map<String, Object> text = section("text_config");
    text.putIfAbsent(MODEL_TYPE, family);
    text.put("tie_word_embeddings", tied);
    return languageModel(settings("text_config", text), plugs);
  }

  /**
   * The plug of the family that settings name.
   *
   * @throws InvalidConfigurationException if no plug has that name
   */
  public static PlugChoice languageModel(Settings settings, ModelPlugs plugs) {
    String type = String.valueOf(settings.values().get(MODEL_TYPE));
    if (plugs.languageModels().all().stream().noneMatch(plug -> plug.name().equals(type))) {
      String known =
          plugs.languageModels().all().stream().map(Plug::name).collect(Collectors.joining(", "));
      throw new InvalidConfigurationException(
          settings.source(),
          List.of("%s is \"%s\"; known language models are %s".formatted(MODEL_TYPE, type, known)));
    }
    return new PlugChoice(type, settings);
  }
}
