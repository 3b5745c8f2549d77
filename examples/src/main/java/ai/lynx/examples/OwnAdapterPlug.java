package ai.lynx.examples;

import ai.lynx.LynxOptions;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.AdapterChoice;
import ai.lynx.assembly.description.DescriptionReader;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.weights.FreshNumbers;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.spi.component.Initialization;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An adapter of one's own, {@code x + gate * up(relu(down(x)))}, put on a model in another's place.
 */
public final class OwnAdapterPlug implements AdapterProvider {
  /** For ServiceLoader. */
  public OwnAdapterPlug() {}

  @Override
  public String name() {
    return "gated";
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.TRAINABLE);
  }

  @Override
  public Adapter create(Settings settings, int width, Weights weights) {
    int rank = settings.parse(read -> read.integer("rank", 8, 1, width));
    return new GatedAdapter(
        weights.get("down.weight", Initialization.normal(0.02), rank, width),
        weights.get("up.weight", Initialization.normal(0.02), width, rank),
        weights.get("gate", Initialization.ZEROS, 1));
  }

  /** With a gate of 0, training begins at the model as it is. */
  private record GatedAdapter(Tensor down, Tensor up, Tensor gate) implements Adapter {
    @Override
    public Tensor forward(Ops ops, Tensor hidden) { // (batch, tokens, width)
      Tensor narrow = ops.relu(ops.linear(hidden, down)); // (batch, tokens, rank)
      return ops.add(hidden, ops.multiply(ops.linear(narrow, up), gate));
    }
  }

  /**
   * Arguments: model folder with a lynx.json. Prints the weights that training would start from.
   */
  public static void main(String... arguments) {
    Settings settings = Settings.of("example", Map.of("rank", 4));
    try (Assembly assembly = Assembly.create(LynxOptions.defaults())) {
      ModelFiles files = assembly.loader().files(ModelLocation.folder(Path.of(arguments[0])));
      ModelDescription description =
          DescriptionReader.read(files).withAdapter(new AdapterChoice("gated", 2, settings));
      ModelAssembler.Choices choices =
          new ModelAssembler.Choices(
              ElementType.FLOAT32, ElementType.FLOAT32, Optional.of(new FreshNumbers(1)));
      try (AssembledModel model =
          assembly.loader().load(description, files, assembly.engine(), choices)) {
        model.parameters().values().stream()
            .filter(parameter -> parameter.name().contains("output_adapter"))
            .map(parameter -> parameter.name() + " " + parameter.tensor().shape())
            .sorted()
            .forEach(System.out::println);
      }
    }
  }
}
