package ai.lynx.assembly.model;

import ai.lynx.assembly.description.DescriptionReader;
import ai.lynx.assembly.description.DescriptionWriter;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.weights.EngineNumbers;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes models as folders of our own: {@code lynx.json}, {@code model.safetensors} with all
 * parameters under their names, and the tokenizer's files.
 *
 * <p>A folder appears whole or not at all, and one that holds files is never written over. Safe for
 * use by several threads.
 */
public final class ModelWriter {
  /** The file of weights. */
  public static final String WEIGHTS = "model.safetensors";

  private final Engine engine;
  private final Plugs<CheckpointWriter> writers;

  /**
   * @param engine owns the parameters
   * @param writers one of them writes safetensors
   */
  public ModelWriter(Engine engine, Plugs<CheckpointWriter> writers) {
    this.engine = engine;
    this.writers = writers;
  }

  /**
   * Writes a loaded model.
   *
   * @param files what it was loaded from; its tokenizer's files are copied from there
   * @param type the floating type of the weights on disk
   * @param folder where to; absent or empty
   * @throws CheckpointException if the folder holds files or cannot be written
   */
  public void write(AssembledModel model, ModelFiles files, ElementType type, Path folder) {
    TokenizerFiles tokenizer = TokenizerFiles.of(model.description().tokenizer(), files);
    write(
        model.description().withTokenizer(tokenizer.choice()),
        model.parameters(),
        tokenizer.contents(),
        type,
        folder);
  }

  /**
   * Writes a model of its parts.
   *
   * @param description its files of weights are replaced by the one that is written
   * @param parameters by name
   * @param extra further files by name, such as the tokenizer's
   * @param type the floating type of the weights on disk
   * @param folder where to; absent or empty
   * @throws CheckpointException if the folder holds files or cannot be written
   * @throws IllegalArgumentException if the type is not floating, or an extra file's name is one of
   *     the folder's own or a path
   */
  public void write(
      ModelDescription description,
      Map<String, Parameter> parameters,
      Map<String, byte[]> extra,
      ElementType type,
      Path folder) {
    if (!type.isFloating()) {
      throw new IllegalArgumentException("Weights are of a floating type, not " + type + ".");
    }
    extra.keySet().forEach(ModelWriter::refuseOddName);
    new NewFolder(folder)
        .write(
            part -> {
              Files.writeString(
                  part.resolve(DescriptionReader.FILE),
                  DescriptionWriter.write(description.withWeights(List.of(WEIGHTS))));
              for (Map.Entry<String, byte[]> file : extra.entrySet()) {
                Files.write(part.resolve(file.getKey()), file.getValue());
              }
              writers
                  .get("safetensors")
                  .write(
                      part.resolve(WEIGHTS), new EngineNumbers(engine, parameters, type), Map.of());
            });
  }

  private static void refuseOddName(String name) {
    if (name.isEmpty()
        || name.equals(WEIGHTS)
        || name.equals(DescriptionReader.FILE)
        || !name.equals(String.valueOf(Path.of(name).getFileName()))) {
      throw new IllegalArgumentException(
          "A further file of a model folder cannot be called \"" + name + "\".");
    }
  }
}
