package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.DescriptionReader;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.huggingface.families.WeightNaming;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.tensor.ElementType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The descriptions of MiniGPT-4 and mPLUG-Owl in the documentation. */
class AssembliesFromPlugsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "vision-language-models.md");
  private static final Pattern JSON = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
  private static final Map<String, Object> SMALL_VIT =
      Map.of(
          "image_size", 8,
          "patch_size", 4,
          "hidden_size", 8,
          "num_hidden_layers", 1,
          "num_attention_heads", 2,
          "intermediate_size", 8);
  private static final Map<String, Object> SMALL_BRIDGE =
      Map.of("num_hidden_layers", 1, "num_attention_heads", 2, "intermediate_size", 8);
  private static final Map<String, Object> SMALL_LLAMA =
      Map.of(
          "hidden_size", 8,
          "num_hidden_layers", 1,
          "num_attention_heads", 2,
          "intermediate_size", 8,
          "vocab_size", 16);

  @TempDir private Path folder;

  private void write(String name) throws IOException {
    Matcher block = JSON.matcher(Files.readString(DOCUMENT));
    while (block.find()) {
      if (block.group(1).contains("\"name\": \"" + name + "\"")) {
        Files.writeString(folder.resolve(DescriptionReader.FILE), block.group(1));
        return;
      }
    }
    throw new AssertionError("There is no description of " + name + " in " + DOCUMENT);
  }

  /** The names that published weights get. */
  private Map<String, String> renamed(String file, String... published) {
    WeightNaming naming =
        WeightNaming.of(DescriptionReader.names(new FolderFiles(folder)).get(file));
    Map<String, String> own = new LinkedHashMap<>();
    for (String name : published) {
      own.put(name, naming.own(name));
    }
    return own;
  }

  private static PlugChoice with(PlugChoice choice, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(choice.settings().values());
    settings.putAll(more);
    return new PlugChoice(choice.plug(), Settings.of("test", settings));
  }

  /** The names of all weights of the described network, built in small. */
  private Set<String> parameters(Map<String, Object> bridge) {
    ModelDescription model = DescriptionReader.read(new FolderFiles(folder));
    assertThat(model.prompt().picture()).isPresent();
    VisionDescription vision = model.vision().orElseThrow();
    assertThat(vision.mark()).isPresent();
    Map<String, Object> bridgeSettings = new HashMap<>(SMALL_BRIDGE);
    bridgeSettings.putAll(bridge);
    VisionDescription small =
        new VisionDescription(
            with(vision.encoder(), SMALL_VIT),
            vision.imageTransform(),
            vision.video(),
            with(vision.bridge(), bridgeSettings),
            vision.fusion(),
            vision.mark());
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
        HostWeights none = new HostWeights();
        AssembledNetwork network =
            new ModelAssembler(assembly.loader().plugs())
                .network(
                    Optional.of(small),
                    Optional.empty(),
                    with(model.languageModel(), SMALL_LLAMA),
                    new FolderFiles(folder),
                    none,
                    assembly.engine(),
                    new ModelAssembler.Choices(
                        ElementType.FLOAT32,
                        ElementType.FLOAT32,
                        Optional.of(new FreshNumbers(1))))) {
      return Set.copyOf(network.parameters().keySet());
    }
  }

  @Test
  void miniGpt4FindsItsWeights() throws IOException {
    write("minigpt-4");
    Set<String> asked = parameters(Map.of("hidden_size", 8));
    List<Map<String, String>> files =
        List.of(
            renamed(
                "blip2/model.safetensors.index.json",
                "vision_model.encoder.layers.0.self_attn.qkv.weight",
                "vision_model.post_layernorm.bias",
                "query_tokens",
                "qformer.layernorm.weight",
                "qformer.encoder.layer.0.crossattention.attention.key.weight"),
            renamed(
                "vicuna/model.safetensors.index.json",
                "model.layers.0.self_attn.q_proj.weight",
                "lm_head.weight"),
            renamed("pretrained_minigpt4.pth", "model.llama_proj.weight", "model.llama_proj.bias"));
    files.forEach(own -> assertThat(asked).containsAll(own.values()));
  }

  @Test
  void mplugOwlFindsItsWeights() throws IOException {
    write("mplug-owl");
    Set<String> asked = parameters(Map.of());
    Map<String, String> own =
        renamed(
            "pytorch_model.bin.index.json",
            "vision_model.embeddings.cls_token",
            "vision_model.embeddings.pre_layernorm.weight",
            "vision_model.encoder.layers.0.self_attn.query_key_value.weight",
            "vision_model.encoder.layers.0.post_attention_layernorm.bias",
            "vision_model.post_layernorm.weight",
            "query_tokens",
            "abstractor.encoder.layers.0.crossattention.normk.weight",
            "abstractor.visual_fc.weight",
            "abstractor.vit_eos",
            "language_model.model.layers.0.mlp.up_proj.weight",
            "language_model.lm_head.weight");
    assertThat(asked).containsAll(own.values());
  }
}
