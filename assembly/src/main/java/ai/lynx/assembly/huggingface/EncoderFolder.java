package ai.lynx.assembly.huggingface;

import ai.lynx.ModelInfo;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.huggingface.families.VisionLanguageFamily;
import ai.lynx.assembly.model.ModelPlugs;
import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.assembly.weights.WeightLoader;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.component.VisionEncoderProvider;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.tensor.ElementType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with a vision encoder as Hugging Face or timm publish it: {@code config.json}, weights,
 * and perhaps {@code preprocessor_config.json}. The plug that reads its configuration is found by
 * asking them all. For one thread.
 */
public final class EncoderFolder implements AutoCloseable {
  private static final String CONFIG = "config.json";
  private static final String PREPROCESSOR = "preprocessor_config.json";

  private final ModelFiles files;
  private final ModelPlugs plugs;
  private final VisionEncoderProvider provider;
  private final Map<String, Object> config;
  private final HostWeights stored = new HostWeights();
  private final WeightLoader loader;

  private EncoderFolder(
      ModelFiles files,
      ModelPlugs plugs,
      VisionEncoderProvider provider,
      Map<String, Object> config,
      Checkpoint weights,
      Scope memory,
      ElementType type) {
    this.files = files;
    this.plugs = plugs;
    this.provider = provider;
    this.config = config;
    stored.own(weights);
    weights.entries().keySet().forEach(name -> stored.put(name, files, weights, name));
    loader = new WeightLoader(stored, Optional.empty(), memory, type);
  }

  /** Opens a folder whose weights are held as float32. */
  public static EncoderFolder open(
      ModelFiles files, ModelPlugs plugs, CheckpointOpener opener, Scope memory) {
    return open(files, plugs, opener, memory, ElementType.FLOAT32);
  }

  /**
   * Opens a folder.
   *
   * @param memory owns the weights of all encoders created from it
   * @param type the floating type to hold them in
   * @throws ModelNotFoundException if a file is missing, or no plug reads the configuration
   */
  public static EncoderFolder open(
      ModelFiles files, ModelPlugs plugs, CheckpointOpener opener, Scope memory, ElementType type) {
    if (!files.contains(CONFIG)) {
      throw new ModelNotFoundException(
          "There is no %s in %s.".formatted(CONFIG, files.description()));
    }
    Map<String, Object> config = StructuredText.json(files, CONFIG);
    Settings published = Settings.of(files.description() + "/" + CONFIG, config);
    VisionEncoderProvider provider =
        reader(published, plugs)
            .orElseThrow(
                () ->
                    new ModelNotFoundException(
                        "No vision encoder on the path reads %s, whose model_type is %s; there are %s."
                            .formatted(
                                published.source(),
                                config.getOrDefault("model_type", config.get("architecture")),
                                plugs.visionEncoders().all().stream()
                                    .map(VisionEncoderProvider::name)
                                    .toList())));
    return new EncoderFolder(
        files, plugs, provider, config, opener.open(files, WeightFiles.find(files)), memory, type);
  }

  /** Whether a folder holds a vision encoder alone, of a kind that a plug reads. */
  public static boolean fits(ModelFiles files, ModelPlugs plugs) {
    if (!files.contains(CONFIG)) {
      return false;
    }
    Settings published = Settings.of(CONFIG, StructuredText.json(files, CONFIG));
    String type = String.valueOf(published.values().get("model_type"));
    return VisionLanguageFamily.of(type).isEmpty() && reader(published, plugs).isPresent();
  }

  private static Optional<VisionEncoderProvider> reader(Settings published, ModelPlugs plugs) {
    return plugs.visionEncoders().all().stream().filter(plug -> plug.reads(published)).findFirst();
  }

  /** The plug that reads the folder. */
  public VisionEncoderProvider plug() {
    return provider;
  }

  /** What the encoders created so far are made of. */
  public ModelInfo.Part part() {
    var parameters = loader.parameters().values();
    return new ModelInfo.Part(
        "vision encoder",
        provider.name(),
        parameters.stream().mapToLong(Parameter::elements).sum(),
        parameters.stream().mapToLong(Parameter::bytes).sum(),
        false,
        config.toString());
  }

  /** Names in the folder's files that no encoder created so far asked for. */
  public List<String> unused() {
    return loader.unused();
  }

  /**
   * An encoder with this folder's weights. Several share them.
   *
   * @param more settings beside those of the folder
   * @throws CheckpointException if weights are missing or of another shape
   */
  public VisionEncoder encoder(Map<String, ?> more) {
    Map<String, Object> settings = new LinkedHashMap<>(config);
    settings.putAll(more);
    VisionEncoder encoder =
        provider.create(Settings.of(files.description() + "/" + CONFIG, settings), loader.at(""));
    if (!loader.missing().isEmpty()) {
      throw new CheckpointException(
          "%d weights of %s are not in %s: %s."
              .formatted(
                  loader.missing().size(),
                  provider.name(),
                  files.description(),
                  String.join(", ", loader.missing())));
    }
    return encoder;
  }

  /**
   * What the folder's pictures go through.
   *
   * @param more settings beside those of the folder
   */
  public ImageTransform transform(Map<String, ?> more) {
    Map<String, Object> settings = new LinkedHashMap<>(StructuredText.json(files, PREPROCESSOR));
    settings.putAll(more);
    return plugs
        .imageTransforms()
        .get("hugging-face")
        .create(Settings.of(files.description() + "/" + PREPROCESSOR, settings));
  }

  @Override
  public void close() {
    stored.close();
  }
}
