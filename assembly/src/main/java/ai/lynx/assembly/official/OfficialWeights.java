package ai.lynx.assembly.official;

import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.HostWeights.Weight;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
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
    try {
      official.addVisionEncoder();
      official.addLanguageModel(OfficialLayout.folder(yaml));
      official.addTrained(yaml.checkpoint());
      official.resizeVocabulary(
          ((Number) model.languageModel().settings().values().get("vocab_size")).longValue());
      return official.weights;
    } catch (RuntimeException e) {
      official.weights.close();
      throw e;
    }
  }

  private void addVisionEncoder() {
    Checkpoint vit = weights.own(opener.open(files, VIT_FILE));
    for (String name : vit.entries().keySet()) {
      add(VIT + name, HostWeights.weight(vit, name));
    }
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
    Checkpoint llm = weights.own(opener.open(files, file));
    for (String name : llm.entries().keySet()) {
      if (!name.endsWith("rotary_emb.inv_freq")) { // computed, not learned
        weights.put(LANGUAGE_MODEL + name, llm, name);
      }
    }
  }

  private void addTrained(String path) {
    String file = path.startsWith("./") ? path.substring(2) : path;
    if (!files.contains(file)) {
      throw new ModelNotFoundException(
          "The trained weights %s/%s, which \"checkpoint\" in the configuration names, are not there. (The official code would go on with random numbers.)"
              .formatted(files.description(), file));
    }
    Checkpoint trained = weights.own(opener.open(files, file));
    for (String name : trained.entries().keySet()) {
      add(STRIPPED.matcher(name).replaceFirst(""), HostWeights.weight(trained, name));
    }
  }

  /** Adds a weight, with the published joined query, key and value taken apart. */
  private void add(String name, Weight weight) {
    Matcher fused = FUSED.matcher(name);
    if (!fused.matches()) {
      if (!name.endsWith("rotary_emb.inv_freq")) {
        weights.put(name, weight);
      }
      return;
    }
    String attention = fused.group(1);
    switch (fused.group(2)) {
      case "q_bias" -> weights.put(attention + "q_proj.bias", weight);
      case "v_bias" -> weights.put(attention + "v_proj.bias", weight);
      default -> {
        long third = weight.shape().size(0).dividedBy(3).value();
        weights.put(attention + "q_proj.weight", rows(weight, 0, third));
        weights.put(attention + "k_proj.weight", rows(weight, third, 2 * third));
        weights.put(attention + "v_proj.weight", rows(weight, 2 * third, 3 * third));
      }
    }
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
   */
  private void resizeVocabulary(long vocabulary) {
    Stream.of("model.embed_tokens.weight", "lm_head.weight")
        .map(LANGUAGE_MODEL::concat)
        .forEach(
            name ->
                weights
                    .find(name)
                    .filter(table -> table.shape().size(0).value() < vocabulary)
                    .ifPresent(table -> weights.put(name, enlarged(table, vocabulary))));
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
