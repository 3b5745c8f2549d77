package ai.lynx.assembly.description;

import ai.lynx.GenerationOptions;
import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code lynx.json}. */
public final class DescriptionReader {
  /** The file's name in a model folder. */
  public static final String FILE = "lynx.json";

  /** The only version of the format so far. */
  static final int FORMAT = 1;

  private static final String NAMES = "names";

  private DescriptionReader() {}

  /**
   * Reads the description of a model.
   *
   * @throws InvalidConfigurationException naming the file and every mistake in it
   */
  public static ModelDescription read(ModelFiles files) {
    return read(files.description() + "/" + FILE, StructuredText.json(files, FILE));
  }

  /**
   * What files of weights call weights that the model calls otherwise: for each file what names
   * begin with, and what stands there instead; the first that fits counts.
   *
   * @throws InvalidConfigurationException if the key {@code names} holds anything else
   */
  public static Map<String, Map<String, String>> names(ModelFiles files) {
    String source = files.description() + "/" + FILE;
    Object given = StructuredText.json(files, FILE).getOrDefault(NAMES, Map.of());
    Map<String, Map<String, String>> names = new LinkedHashMap<>();
    if (given instanceof Map<?, ?> byFile
        && byFile.values().stream().allMatch(DescriptionReader::isTextByText)) {
      byFile.forEach(
          (file, rules) -> {
            Map<String, String> own = new LinkedHashMap<>();
            ((Map<?, ?>) rules)
                .forEach((published, name) -> own.put((String) published, (String) name));
            names.put(String.valueOf(file), own);
          });
      return names;
    }
    throw new InvalidConfigurationException(
        source,
        List.of(NAMES + " must hold for each file an object of texts, such as {\"\": \"LLM.\"}"));
  }

  private static boolean isTextByText(@Nullable Object rules) {
    return rules instanceof Map<?, ?> map
        && map.keySet().stream().allMatch(String.class::isInstance)
        && map.values().stream().allMatch(String.class::isInstance);
  }

  /** Reads a description from the values of its file. */
  public static ModelDescription read(String source, Map<String, Object> values) {
    return Settings.of(source, values)
        .parse(
            read -> {
              read.integer("format", FORMAT, FORMAT);
              read.ignore(NAMES);
              return new ModelDescription(
                  read.text("name"),
                  vision(read, source),
                  read.optionalSection("adapter", section -> adapter(section, source)),
                  plug(read, "languageModel", source),
                  plug(read, "tokenizer", source),
                  read.section("prompt", DescriptionReader::prompt)
                      .orElse(new PromptDescription("{question}", false, 0, true)),
                  read.optionalSection("generation", DescriptionReader::generation)
                      .orElse(GenerationDescription.lynx(GenerationOptions.greedy())),
                  read.texts("weights"));
            });
  }

  /** A model that names no part of vision reads text only; one that names some needs them all. */
  private static Optional<VisionDescription> vision(SettingsReader read, String source) {
    boolean sees =
        Stream.of(
                "visionEncoder",
                "imageTransform",
                "bridge",
                "fusion",
                "video",
                "imageToken",
                "questionTokenizer")
            .map(read::has)
            .reduce(false, Boolean::logicalOr);
    return sees
        ? Optional.of(
            new VisionDescription(
                plug(read, "visionEncoder", source),
                plug(read, "imageTransform", source),
                read.optionalSection("video", DescriptionReader::video)
                    .orElse(new VideoDescription(1, false)),
                plug(read, "bridge", source),
                plug(read, "fusion", source),
                read.has("imageToken")
                    ? OptionalInt.of(read.integer("imageToken", 0, Integer.MAX_VALUE))
                    : OptionalInt.empty(),
                read.has("questionTokenizer")
                    ? Optional.of(plug(read, "questionTokenizer", source))
                    : Optional.empty()))
        : Optional.empty();
  }

  private static PlugChoice plug(SettingsReader read, String key, String source) {
    String where = source + ", " + key;
    return read.section(
            key, part -> new PlugChoice(part.text("plug"), part.settings("settings", where)))
        .orElse(new PlugChoice("", Settings.none(where)));
  }

  private static AdapterChoice adapter(SettingsReader read, String source) {
    return new AdapterChoice(
        read.text("plug"),
        read.integer("every", 1, 1, 1024),
        read.settings("settings", source + ", adapter"));
  }

  private static VideoDescription video(SettingsReader read) {
    return new VideoDescription(read.integer("frames", 1, 4096), read.flag("framePositions", true));
  }

  private static PromptDescription prompt(SettingsReader read) {
    return new PromptDescription(
        read.text("template"),
        read.flag("lowerCase", false),
        read.integer("maxTokens", 0, 0, 1 << 20),
        read.flag("padLeft", true),
        read.flag("beginOfSequence", true),
        read.flag("stripped", true),
        read.optionalSection("picture", DescriptionReader::picture),
        read.has("chatTemplate") ? Optional.of(read.text("chatTemplate")) : Optional.empty());
  }

  private static PictureText picture(SettingsReader read) {
    return new PictureText(
        read.text("mark"),
        read.text("before", ""),
        read.text("after", ""),
        read.text("without", ""),
        read.flag("first", false),
        read.optionalSection(
            "tiles",
            tiles ->
                new PictureText.TileText(
                    tiles.text("before"), tiles.text("rowEnd", ""), tiles.text("end", ""))),
        read.flag("shared", false),
        read.choice("sight", PictureText.Sight.LAST));
  }

  private static GenerationDescription generation(SettingsReader read) {
    return new GenerationDescription(
        options(read),
        read.choice("library", GenerationDescription.Library.LYNX),
        read.integers("endOfSequence", 0, Integer.MAX_VALUE));
  }

  private static GenerationOptions options(SettingsReader read) {
    return GenerationOptions.builder()
        .maxNewTokens(read.integer("maxNewTokens", 64, 1, 1 << 20))
        .minLength(read.integer("minLength", 0, 0, 1 << 20))
        .beams(read.integer("beams", 1, 1, 256))
        .lengthPenalty(read.decimal("lengthPenalty", 1, -1e3, 1e3))
        .noRepeatNgramSize(read.integer("noRepeatNgramSize", 0, 0, 1 << 20))
        .repetitionPenalty(read.decimal("repetitionPenalty", 1, 1e-3, 1e3))
        .sample(read.flag("sample", false))
        .temperature(read.decimal("temperature", 1, 1e-6, 1e6))
        .topK(read.integer("topK", 0, 0, 1 << 20))
        .topP(read.decimal("topP", 1, 1e-6, 1))
        .build();
  }
}
