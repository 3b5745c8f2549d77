package ai.lynx.assembly.exchange;

import ai.lynx.assembly.huggingface.HuggingFaceLayout;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ModelLoader;
import ai.lynx.assembly.model.NewFolder;
import ai.lynx.assembly.model.TokenizerFiles;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.CheckpointException;
import ai.lynx.error.EngineException;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.GraphExporter;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes models as folders of graphs for other programs, with the tokenizer's and the
 * preprocessor's files beside them, named as Hugging Face's optimum does.
 *
 * <p>A language model is one graph, {@code model}. A model that sees is three: {@code
 * vision_encoder}, {@code embed_tokens} and {@code decoder_model_merged}. A folder appears whole or
 * not at all.
 */
public final class ModelExporter {
  /** What is copied of a model's folder if it is there. */
  private static final List<String> BESIDE =
      List.of(
          "lynx.json",
          "config.json",
          "generation_config.json",
          "preprocessor_config.json",
          "processor_config.json",
          "chat_template.jinja",
          "chat_template.json",
          "vocab.json",
          "merges.txt",
          "tokenizer.model",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json");

  private final Engine engine;
  private final GraphExporter exporter;
  private final ModelLoader loader;

  /**
   * @param engine loads the model and writes its graphs
   * @param format of the files, such as "onnx"
   * @throws EngineException if the engine cannot write that
   */
  public ModelExporter(Engine engine, String format, ModelLoader loader) {
    this.engine = engine;
    this.exporter =
        engine
            .exporter()
            .filter(one -> one.format().equals(format))
            .orElseThrow(
                () ->
                    new EngineException(
                        "The engine %s writes no %s files%s."
                            .formatted(
                                engine.name(),
                                format,
                                engine
                                    .exporter()
                                    .map(other -> ", only " + other.format())
                                    .orElse("; the engine tensorrt writes onnx"))));
    this.loader = loader;
  }

  /**
   * Writes a model.
   *
   * @param files the model's
   * @param folder where to; absent or empty
   * @return the names of the graphs' files
   * @throws CheckpointException if the folder holds files or cannot be written
   * @throws ai.lynx.error.InvalidConfigurationException if the model cannot be written as such
   *     graphs, and why
   */
  public List<String> export(ModelFiles files, Path folder) {
    NewFolder target = new NewFolder(folder);
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    if (readsTextOnly(files)) {
      try (AssembledNetwork loaded = loader.loadHuggingFaceNetwork(files, engine, choices)) {
        Map<String, Graph> graphs = graphs(loaded.network(), null, files.description());
        return write(graphs, names(loaded.parameters()), beside(files), target);
      }
    }
    try (AssembledModel model = loader.load(files, engine, choices)) {
      Map<String, byte[]> beside = new LinkedHashMap<>(beside(files));
      beside.putAll(TokenizerFiles.of(model.description().tokenizer(), files).contents());
      Shape pixels =
          model.transform().map(transform -> transform.apply(List.of(grey())).shape()).orElse(null);
      Map<String, Graph> graphs = graphs(model.network(), pixels, files.description());
      return write(graphs, names(model.parameters()), beside, target);
    }
  }

  /** Whether this is a language model of Hugging Face, whose tokenizer need not be understood. */
  private boolean readsTextOnly(ModelFiles files) {
    return !files.contains("lynx.json")
        && HuggingFaceLayout.fits(files)
        && HuggingFaceLayout.of(files, loader.plugs()).network().vision().isEmpty();
  }

  /** A picture to learn from what prepared pictures look like. */
  private static RgbImage grey() {
    return new RgbImage(64, 64, new byte[64 * 64 * 3]);
  }

  private static Map<String, Graph> graphs(
      LynxNetwork network, @org.jspecify.annotations.Nullable Shape pixels, String source) {
    DecoderGraph decoder = new DecoderGraph(network);
    Map<String, Graph> graphs = new LinkedHashMap<>();
    if (pixels == null) {
      graphs.put("model", decoder.ofIds());
    } else {
      graphs.put("vision_encoder", VisionGraph.of(network, pixels, source));
      graphs.put("embed_tokens", decoder.embedding());
      graphs.put("decoder_model_merged", decoder.ofEmbeddings());
    }
    return graphs;
  }

  private static Map<Tensor, String> names(Map<String, Parameter> parameters) {
    Map<Tensor, String> names = new HashMap<>();
    parameters.forEach((name, parameter) -> names.put(parameter.tensor(), name));
    return names;
  }

  private static Map<String, byte[]> beside(ModelFiles files) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (String name : BESIDE) {
      if (files.contains(name)) {
        try (InputStream stream = files.open(name)) {
          contents.put(name, stream.readAllBytes());
        } catch (IOException e) {
          throw new CheckpointException(
              "The file %s in %s cannot be read: %s".formatted(name, files.description(), e), e);
        }
      }
    }
    return contents;
  }

  private List<String> write(
      Map<String, Graph> graphs,
      Map<Tensor, String> names,
      Map<String, byte[]> beside,
      NewFolder target) {
    List<String> written = new ArrayList<>();
    target.write(
        part -> {
          for (Map.Entry<String, Graph> graph : graphs.entrySet()) {
            String name = graph.getKey() + "." + exporter.format();
            exporter.export(graph.getValue(), names, part.resolve(name));
            written.add(name);
          }
          for (Map.Entry<String, byte[]> file : beside.entrySet()) {
            Files.write(part.resolve(file.getKey()), file.getValue());
          }
        });
    return written;
  }
}
