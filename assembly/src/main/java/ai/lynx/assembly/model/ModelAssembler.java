package ai.lynx.assembly.model;

import ai.lynx.assembly.chat.ChatTemplates;
import ai.lynx.assembly.compiled.CompiledNetwork;
import ai.lynx.assembly.compiled.GraphStore;
import ai.lynx.assembly.description.AdapterChoice;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.network.AdapterLayers;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.VisionPart;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.WeightLoader;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.text.Tokenizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates the parts of a model and joins them.
 *
 * <p>Weights are looked up under the names of the official state dict: {@code vision_encoder.},
 * {@code absolute_frame_pos_embed}, {@code bridge.}, {@code fusion.}, {@code LLM.}, and {@code
 * LLM.model.layers.N.output_adapter.} for adapters.
 */
public final class ModelAssembler {
  private static final String FRAME_POSITIONS = "absolute_frame_pos_embed";

  private final ModelPlugs plugs;

  public ModelAssembler(ModelPlugs plugs) {
    this.plugs = plugs;
  }

  /**
   * How a model is put together.
   *
   * @param weights the floating type in which weights are held
   * @param compute the floating type in which activations are computed
   * @param fresh how weights begin that no file holds; empty makes that an error
   * @param linearWeights how compiled graphs hold the weights of linear layers
   */
  public record Choices(
      ElementType weights,
      ElementType compute,
      Optional<FreshNumbers> fresh,
      CompilationOptions.LinearWeights linearWeights) {
    /** With the weights of linear layers held as the others are. */
    public Choices(ElementType weights, ElementType compute, Optional<FreshNumbers> fresh) {
      this(weights, compute, fresh, CompilationOptions.LinearWeights.GIVEN);
    }
  }

  /**
   * Puts a model together.
   *
   * @param stored its weights in files; read here, not closed
   * @throws CheckpointException if weights are missing or of another shape
   * @throws ai.lynx.error.PluginException if a plug is unknown
   */
  public AssembledModel assemble(
      ModelDescription description,
      ModelFiles files,
      HostWeights stored,
      Engine engine,
      Choices choices) {
    AssembledNetwork parts =
        network(
            description.vision(),
            description.adapter(),
            description.languageModel(),
            files,
            stored,
            engine,
            choices);
    Tokenizer tokenizer = null;
    try {
      ChatTemplates chatTemplates =
          ChatTemplates.read(files).or(description.prompt().chatTemplate());
      Optional<ImageTransform> transform =
          description
              .vision()
              .map(
                  vision ->
                      vision
                          .imageTransform()
                          .create(plugs.imageTransforms(), ImageTransformProvider::create));
      tokenizer =
          description
              .tokenizer()
              .create(plugs.tokenizers(), (plug, settings) -> plug.create(settings, files));
      refuseLargerTokenizer(tokenizer, parts.network().languageModel(), files);
      Optional<Tokenizer> questions =
          description
              .vision()
              .flatMap(VisionDescription::questionTokenizer)
              .map(
                  choice ->
                      choice.create(
                          plugs.tokenizers(), (plug, settings) -> plug.create(settings, files)));
      return new AssembledModel(
          description,
          files.description(),
          parts.network(),
          transform,
          tokenizer,
          questions,
          chatTemplates,
          parts.parameters(),
          parts.unused(),
          parts.memory(),
          parts.graphs());
    } catch (RuntimeException | Error e) {
      parts.close();
      if (tokenizer != null) {
        tokenizer.close();
      }
      throw e;
    }
  }

  /**
   * Puts a network together, without what turns text and pictures into its inputs.
   *
   * @param stored its weights in files; read here, not closed
   * @throws CheckpointException if weights are missing or of another shape
   * @throws ai.lynx.error.PluginException if a plug is unknown
   */
  public AssembledNetwork network(
      Optional<VisionDescription> vision,
      Optional<AdapterChoice> adapter,
      PlugChoice languageModel,
      ModelFiles files,
      HostWeights stored,
      Engine engine,
      Choices choices) {
    Scope memory = engine.open();
    try {
      WeightLoader loader = new WeightLoader(stored, choices.fresh(), memory, choices.weights());
      Optional<VisionEncoder> encoder = vision.map(part -> encoder(part, loader));
      LanguageModel decoder =
          languageModel.create(
              plugs.languageModels(), (plug, settings) -> plug.create(settings, loader.at("LLM")));
      LynxNetwork network =
          new LynxNetwork(
              vision.map(part -> sight(part, encoder.orElseThrow(), decoder, loader)),
              decoder,
              adapters(adapter, decoder, loader),
              choices.compute());
      refuseMissing(loader.missing(), files);
      GraphStore graphs = GraphStore.on(engine, new CompilationOptions(choices.linearWeights()));
      return new AssembledNetwork(
          CompiledNetwork.of(network, graphs),
          Map.copyOf(loader.parameters()),
          loader.unused(),
          memory,
          graphs);
    } catch (RuntimeException | Error e) { // no memory left is an Error, and the model is large
      memory.close();
      throw e;
    }
  }

  private VisionEncoder encoder(VisionDescription vision, WeightLoader loader) {
    return vision
        .encoder()
        .create(
            plugs.visionEncoders(),
            (plug, settings) -> plug.create(settings, loader.at("vision_encoder")));
  }

  private VisionPart sight(
      VisionDescription vision, VisionEncoder encoder, LanguageModel decoder, WeightLoader loader) {
    int width = decoder.width();
    int bridged =
        vision
            .fusion()
            .create(plugs.fusions(), (plug, settings) -> plug.visionWidth(settings, width));
    Bridge bridge =
        vision
            .bridge()
            .create(
                plugs.bridges(),
                (plug, settings) ->
                    plug.create(settings, encoder.width(), bridged, loader.at("bridge")));
    Fusion fusion =
        vision
            .fusion()
            .create(
                plugs.fusions(),
                (plug, settings) ->
                    plug.create(settings, width, decoder.layers(), loader.at("fusion")));
    return new VisionPart(
        encoder, framePositions(vision, encoder, loader), bridge, fusion, vision.mark());
  }

  private static @Nullable Tensor framePositions(
      VisionDescription vision, VisionEncoder encoder, WeightLoader loader) {
    return vision.video().framePositions()
        ? loader
            .at("")
            .get(
                FRAME_POSITIONS,
                Initialization.normal(0.02),
                1,
                vision.video().frames(),
                1,
                encoder.width())
        : null;
  }

  private AdapterLayers adapters(
      Optional<AdapterChoice> adapter, LanguageModel languageModel, WeightLoader loader) {
    Map<Integer, Adapter> byLayer = new HashMap<>();
    if (adapter.isPresent()) {
      AdapterChoice choice = adapter.get();
      for (int layer = 0; layer < languageModel.layers(); layer++) {
        if (choice.on(layer)) {
          String name = "LLM.model.layers." + layer + ".output_adapter";
          byLayer.put(
              layer,
              choice
                  .choice()
                  .create(
                      plugs.adapters(),
                      (plug, settings) ->
                          plug.create(settings, languageModel.layerWidth(), loader.at(name))));
        }
      }
    }
    return new AdapterLayers(byLayer);
  }

  private static void refuseMissing(List<String> missing, ModelFiles files) {
    if (!missing.isEmpty()) {
      throw new CheckpointException(
          "%d weights are in none of the files of %s: %s%s. The settings may ask for more layers than were saved, or a file of weights may be left out."
              .formatted(
                  missing.size(),
                  files.description(),
                  String.join(", ", missing.subList(0, Math.min(8, missing.size()))),
                  missing.size() > 8 ? ", ..." : ""));
    }
  }

  private static void refuseLargerTokenizer(
      Tokenizer tokenizer, LanguageModel model, ModelFiles files) {
    if (tokenizer.size() > model.readable()) {
      throw new CheckpointException(
          "The tokenizer of %s knows %d tokens, but its language model only %d: they do not belong together."
              .formatted(files.description(), tokenizer.size(), model.readable()));
    }
  }
}
