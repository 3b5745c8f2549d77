package ai.lynx.assembly.official;

import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.HostWeights.Weight;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the weights of an official model in its three places and gives them the names of the
 * assembled model, which are those of the official state dict.
 */
public final class OfficialWeights {
  private static final String VIT_FILE = "data/eva_vit_g.pth";
  private static final String VIT = "vision_encoder.";
  private static final String LANGUAGE_MODEL = "LLM.";
  private static final Pattern FUSED = Pattern.compile("(.*attn\\.)(qkv\\.weight|q_bias|v_bias)");

  /**
   * The official loader calls {@code key.lstrip("model.")}, which strips any of these letters and
   * the dot.
   */
  private static final Pattern STRIPPED = Pattern.compile("^[model.]+");

  private final ModelFiles files;
  private final CheckpointOpener opener;
  private final HostWeights weights = new HostWeights();

  private OfficialWeights(ModelFiles files, CheckpointOpener opener) {
    this.files = files;
    this.opener = opener;
  }

  /**
   * Opens the files. Where the trained checkpoint holds a frozen weight too, it counts.
   *
   * @param config the configuration's name
   * @param model as {@link OfficialLayout} describes it
   * @throws ModelNotFoundException if a file is missing
   */
  public static HostWeights open(
      ModelFiles files, String config, ModelDescription model, CheckpointOpener opener) {
    OfficialWeights official = new OfficialWeights(files, opener);
    LynxYaml yaml = LynxYaml.read(files, config);
    String folder = OfficialLayout.folder(yaml);
    try {
      official.addVisionEncoder();
      official.addLanguageModel(folder);
      official.addTrained(yaml.checkpoint());
      official.resizeVocabulary(
          OfficialLayout.vocabulary(StructuredText.json(files, folder + "/config.json")),
          OfficialLayout.vocabulary(model.languageModel().settings().values()));
      return official.weights;
    } catch (RuntimeException e) {
      official.weights.close();
      throw e;
    }
  }

  private void addVisionEncoder() {
    addAll(VIT_FILE, VIT::concat);
  }

  private void addLanguageModel(String folder) {
    List<String> candidates =
        List.of(
            folder + "/model.safetensors",
            folder + "/model.safetensors.index.json",
            folder + "/pytorch_model.bin",
            folder + "/pytorch_model.bin.index.json");
    String file =
        candidates.stream()
            .filter(files::contains)
            .findFirst()
            .orElseThrow(
                () ->
                    new ModelNotFoundException(
                        "There are no weights of the language model in %s/%s; looked for %s."
                            .formatted(
                                files.description(), folder, String.join(", ", candidates))));
    addAll(file, LANGUAGE_MODEL::concat);
  }

  private void addTrained(String path) {
    String file = path.startsWith("./") ? path.substring(2) : path;
    if (!files.contains(file)) {
      throw new ModelNotFoundException(
          "The trained weights %s/%s, which \"checkpoint\" in the configuration names, are not there. (The official code would go on with random numbers.)"
              .formatted(files.description(), file));
    }
    addAll(file, name -> STRIPPED.matcher(name).replaceFirst(""));
  }

  /** Adds all weights of a file, with their names changed. */
  private void addAll(String file, UnaryOperator<String> renamed) {
    Checkpoint checkpoint = weights.own(opener.open(files, file));
    for (String name : checkpoint.entries().keySet()) {
      add(renamed.apply(name), HostWeights.weight(files, checkpoint, name));
    }
    checkpoint
        .unreadable()
        .forEach(
            (name, why) -> {
              String origin = files.description() + "/" + file;
              for (String part : parts(renamed.apply(name))) {
                weights.putUnreadable(part, origin, why);
              }
            });
  }

  /** Adds a weight, with the published joined query, key and value taken apart. */
  private void add(String name, Weight weight) {
    List<String> parts = parts(name);
    if (parts.size() != 3) {
      parts.forEach(part -> weights.put(part, weight));
      return;
    }
    Shape shape = weight.shape();
    if (shape.rank() != 2 || shape.size(0).value() % 3 != 0) {
      throw new CheckpointException(
          "The weight %s in %s has the shape %s, but joined queries, keys and values have three times as many rows as columns."
              .formatted(name, weight.origin(), shape));
    }
    long third = shape.size(0).value() / 3;
    for (int i = 0; i < 3; i++) {
      weights.put(parts.get(i), rows(weight, i * third, (i + 1) * third));
    }
  }

  /**
   * What a published weight is called in the assembled model; several names if it is taken apart.
   */
  private static List<String> parts(String name) {
    if (name.endsWith("rotary_emb.inv_freq")) { // computed, not learned
      return List.of();
    }
    Matcher fused = FUSED.matcher(name);
    if (!fused.matches()) {
      return List.of(name);
    }
    String attention = fused.group(1);
    return switch (fused.group(2)) {
      case "q_bias" -> List.of(attention + "q_proj.bias");
      case "v_bias" -> List.of(attention + "v_proj.bias");
      default ->
          Stream.of("q_proj", "k_proj", "v_proj")
              .map(part -> attention + part + ".weight")
              .toList();
    };
  }

  private static Weight rows(Weight weight, long from, long to) {
    return new Weight(
        weight.shape().with(0, Size.of(to - from)),
        weight.origin(),
        () -> weight.data().get().rows(from, to));
  }

  /**
   * Gives the tables of tokens that were added to the vocabulary the mean of all old rows (official
   * code, [PAD]).
   *
   * @param old tokens of the language model as it was published
   * @param enlarged tokens with those that were added
   */
  private void resizeVocabulary(OptionalLong old, OptionalLong enlarged) {
    if (old.isEmpty() || enlarged.isEmpty() || old.getAsLong() >= enlarged.getAsLong()) {
      return;
    }
    Stream.of("model.embed_tokens.weight", "lm_head.weight")
        .map(LANGUAGE_MODEL::concat)
        .forEach(
            name ->
                weights
                    .find(name)
                    .filter(table -> isTable(table.shape(), old.getAsLong()))
                    .ifPresent(table -> weights.put(name, enlarged(table, enlarged.getAsLong()))));
  }

  private static boolean isTable(Shape shape, long rows) {
    return shape.rank() == 2 && shape.size(0).value() == rows;
  }

  private static Weight enlarged(Weight table, long vocabulary) {
    long width = table.shape().size(1).value();
    return new Weight(
        Shape.of(vocabulary, width),
        table.origin(),
        () ->
            withMeanRows(
                table.data().get().toFloats(),
                Math.toIntExact(width),
                Math.toIntExact(vocabulary)));
  }

  private static TensorData withMeanRows(float[] old, int width, int vocabulary) {
    int rows = old.length / width;
    double[] sum = new double[width];
    for (int i = 0; i < old.length; i++) {
      sum[i % width] += old[i];
    }
    float[] enlarged = java.util.Arrays.copyOf(old, vocabulary * width);
    for (int i = old.length; i < enlarged.length; i++) {
      enlarged[i] = (float) (sum[i % width] / rows);
    }
    return TensorData.of(enlarged, vocabulary, width);
  }
}
