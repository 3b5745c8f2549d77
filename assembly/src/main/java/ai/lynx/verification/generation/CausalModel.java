package ai.lynx.verification.generation;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.StructuredText;
import ai.lynx.assembly.weights.HostWeights;
import ai.lynx.assembly.weights.WeightLoader;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.reference.ReferenceCase;
import java.util.Map;
import java.util.Optional;

/**
 * A language model and its tokenizer, as Hugging Face lays them out in a folder with one file of
 * weights.
 */
record CausalModel(LanguageModel languageModel, Tokenizer tokenizer, Scope memory)
    implements AutoCloseable {
  private static final String WEIGHTS = "model.safetensors";

  static CausalModel load(ReferenceCase reference, Assembly assembly) {
    FolderFiles files = new FolderFiles(reference.folder());
    Map<String, Object> config = StructuredText.json(files, "config.json");
    Scope memory = assembly.engine().open();
    try (HostWeights stored = new HostWeights()) {
      Checkpoint checkpoint = stored.own(assembly.loader().opener().open(files, WEIGHTS));
      checkpoint.entries().keySet().forEach(name -> stored.put(name, files, checkpoint, name));
      WeightLoader loader = new WeightLoader(stored, Optional.empty(), memory, ElementType.FLOAT32);
      LanguageModel model =
          assembly
              .loader()
              .plugs()
              .languageModels()
              .get(String.valueOf(config.get("model_type")))
              .create(Settings.of(reference.name() + "/config.json", config), loader.at(""));
      if (!loader.missing().isEmpty()) {
        throw new IllegalStateException("The weights " + loader.missing() + " are missing.");
      }
      return new CausalModel(model, tokenizer(reference, assembly), memory);
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  /** The tokenizer of a case's folder alone. */
  static Tokenizer tokenizer(ReferenceCase reference, Assembly assembly) {
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get("huggingface")
        .create(
            Settings.none(reference.name() + "/tokenizer.json"),
            new FolderFiles(reference.folder()));
  }

  @Override
  public void close() {
    tokenizer.close();
    memory.close();
  }
}
