package ai.lynx.assembly.model;

import ai.lynx.DownloadListener;
import ai.lynx.ModelInfo;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.description.DescriptionReader;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.gguf.GgufFiles;
import ai.lynx.assembly.huggingface.EncoderFolder;
import ai.lynx.assembly.huggingface.HuggingFaceLayout;
import ai.lynx.assembly.huggingface.families.NetworkDescription;
import ai.lynx.assembly.huggingface.families.WeightNaming;
import ai.lynx.assembly.official.OfficialLayout;
import ai.lynx.assembly.official.OfficialWeights;
import ai.lynx.assembly.weights.CheckpointOpener;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.plug.Plugs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Loads models from folders, official, Hugging Face's or our own, from GGUF files, and from
 * artifacts.
 */
public final class ModelLoader {
  private final ModelPlugs plugs;
  private final ModelSources sources;
  private final CheckpointOpener opener;
  private final ModelAssembler assembler;

  public ModelLoader(
      ModelPlugs plugs,
      ModelSources sources,
      Plugs<CheckpointFormat> formats,
      ModelAssembler assembler) {
    this.plugs = plugs;
    this.sources = sources;
    this.opener = new CheckpointOpener(formats);
    this.assembler = assembler;
  }

  /** The files of a location, as they are on this machine; see {@link ModelSources#files}. */
  public ModelFiles files(ModelLocation location) {
    return files(location, Optional.empty());
  }

  /**
   * The files of a location, downloaded if that is permitted; see {@link ModelSources#files}. Those
   * that a GGUF file was made from, if there is one and nothing else.
   */
  public ModelFiles files(ModelLocation location, Optional<DownloadListener> downloads) {
    ModelFiles files = sources.files(location, downloads);
    return laidOut(files)
        ? files
        : GgufFiles.find(files, opener).map(ModelFiles.class::cast).orElse(files);
  }

  private static boolean laidOut(ModelFiles files) {
    return files.contains(DescriptionReader.FILE)
        || OfficialLayout.find(files).isPresent()
        || HuggingFaceLayout.fits(files);
  }

  /** Loads a model, finding out how its files are laid out. */
  public AssembledModel load(ModelFiles files, Engine engine, ModelAssembler.Choices choices) {
    if (files.contains(DescriptionReader.FILE)) {
      return load(
          DescriptionReader.read(files), DescriptionReader.names(files), files, engine, choices);
    }
    Optional<String> official = OfficialLayout.find(files);
    if (official.isPresent()) {
      return loadOfficial(files, official.get(), engine, choices);
    }
    if (HuggingFaceLayout.fits(files)) {
      return loadHuggingFace(files, engine, choices);
    }
    throw new ModelNotFoundException(
        "%s is no model folder: it has neither a %s nor a config.json nor one of %s."
            .formatted(
                files.description(),
                DescriptionReader.FILE,
                String.join(", ", OfficialLayout.CONFIGS)));
  }

  /** Loads a language model or vision-language model as Hugging Face's transformers writes it. */
  public AssembledModel loadHuggingFace(
      ModelFiles files, Engine engine, ModelAssembler.Choices choices) {
    HuggingFaceLayout layout = HuggingFaceLayout.of(files, plugs);
    ModelDescription description = layout.describe();
    try (HostWeights stored = new HostWeights()) {
      put(stored, files, layout.weights(), layout.network().naming()::own);
      return assembler.assemble(description, files, stored, engine, choices);
    }
  }

  /** Loads only the network of such a model; its folder needs no tokenizer. */
  public AssembledNetwork loadHuggingFaceNetwork(
      ModelFiles files, Engine engine, ModelAssembler.Choices choices) {
    HuggingFaceLayout layout = HuggingFaceLayout.of(files, plugs);
    NetworkDescription network = layout.network();
    try (HostWeights stored = new HostWeights()) {
      put(stored, files, layout.weights(), network.naming()::own);
      return assembler.network(
          network.vision(),
          Optional.empty(),
          network.languageModel(),
          files,
          stored,
          engine,
          choices);
    }
  }

  /**
   * Says what a folder of Hugging Face is made of that cannot answer, because what turns text and
   * pictures into its network's inputs is missing, or because it is a vision encoder alone.
   *
   * @throws ai.lynx.error.LynxException if its network cannot be loaded either
   */
  public ModelInfo survey(ModelFiles files, Engine engine, ModelAssembler.Choices choices) {
    if (EncoderFolder.fits(files, plugs)) {
      try (Scope memory = engine.open();
          EncoderFolder folder = EncoderFolder.open(files, plugs, opener, memory)) {
        folder.encoder(Map.of());
        return new ModelInfo(
            folder.plug().name(),
            files.description(),
            engine.description(),
            List.of(folder.part()),
            folder.unused());
      }
    }
    HuggingFaceLayout layout = HuggingFaceLayout.of(files, plugs);
    try (AssembledNetwork network = loadHuggingFaceNetwork(files, engine, choices)) {
      return ModelSurvey.of(
          layout.modelType(), files.description(), layout.network(), network, engine);
    }
  }

  /** Opens a file and adds its tensors under other names. */
  private void put(
      HostWeights stored, ModelFiles files, String name, UnaryOperator<String> renamed) {
    Checkpoint checkpoint =
        stored.own(
            files instanceof GgufFiles gguf ? gguf.weights(opener) : opener.open(files, name));
    checkpoint
        .entries()
        .keySet()
        .forEach(key -> stored.put(renamed.apply(key), files, checkpoint, key));
    checkpoint
        .unreadable()
        .forEach(
            (key, why) ->
                stored.putUnreadable(renamed.apply(key), files.description() + "/" + name, why));
  }

  /** Loads a model that is laid out officially, with the configuration of a given name. */
  public AssembledModel loadOfficial(
      ModelFiles files, String config, Engine engine, ModelAssembler.Choices choices) {
    ModelDescription description = OfficialLayout.describe(files, config, plugs.tokenizers());
    try (HostWeights stored = OfficialWeights.open(files, config, description, opener)) {
      return assembler.assemble(description, files, stored, engine, choices);
    }
  }

  /**
   * Loads a model of a given description; its files of weights are those that the description
   * names.
   */
  public AssembledModel load(
      ModelDescription description,
      ModelFiles files,
      Engine engine,
      ModelAssembler.Choices choices) {
    return load(description, Map.of(), files, engine, choices);
  }

  private AssembledModel load(
      ModelDescription description,
      Map<String, Map<String, String>> names,
      ModelFiles files,
      Engine engine,
      ModelAssembler.Choices choices) {
    try (HostWeights stored = new HostWeights()) {
      for (String name : description.weights()) {
        WeightNaming naming = WeightNaming.of(names.getOrDefault(name, Map.of()));
        put(stored, files, name, naming::own);
      }
      return assembler.assemble(description, files, stored, engine, choices);
    }
  }

  /** The plugs that models are put together from. */
  public ModelPlugs plugs() {
    return plugs;
  }

  /** Opens files of weights. */
  public CheckpointOpener opener() {
    return opener;
  }
}
