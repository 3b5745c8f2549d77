package ai.lynx.benchmarks.worker;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.compiled.CompiledVisionEncoder;
import ai.lynx.assembly.compiled.GraphStore;
import ai.lynx.assembly.huggingface.EncoderFolder;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.PrecisionChoices;
import ai.lynx.benchmarks.Measurement;
import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A vision encoder that turns prepared pixels into features, compiled as in a loaded model. */
final class VisionExercise implements Exercise {
  private final Assembly assembly;
  private final Scope memory;
  private final GraphStore graphs;
  private final VisionEncoder encoder;
  private final TensorData pixels;
  private final ElementType compute;
  private TensorData features;

  VisionExercise(Task task) {
    this.pixels = pixels(task.json().required("pixels"));
    this.assembly = Assembly.create(task.lynxOptions());
    try {
      this.memory = assembly.engine().open();
      ModelAssembler.Choices choices = PrecisionChoices.of(task.precision(), assembly.engine());
      this.compute = choices.compute();
      this.graphs =
          GraphStore.on(assembly.engine(), new CompilationOptions(choices.linearWeights()));
      try (EncoderFolder folder =
          EncoderFolder.open(
              assembly.loader().files(task.location("encoder")),
              assembly.loader().plugs(),
              assembly.loader().opener(),
              memory,
              choices.weights())) {
        this.encoder =
            new CompiledVisionEncoder("vision_encoder", folder.encoder(Map.of()), graphs);
      }
      this.features = encode();
    } catch (RuntimeException | Error e) {
      assembly.close();
      throw e;
    }
  }

  /** A picture that both sides can make: multiples of a large number, modulo 2^32, from -1 to 1. */
  private static TensorData pixels(JsonNode sizes) {
    long[] shape = new long[sizes.size()];
    int elements = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = sizes.get(axis).asLong();
      elements = Math.toIntExact(elements * shape[axis]);
    }
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      long noise = i * 2654435761L & 0xffffffffL;
      values[i] = (float) (noise / (double) (1L << 31) - 1);
    }
    return TensorData.of(values, shape);
  }

  /** (pictures, tokens, width), read back as an application would. */
  private TensorData encode() {
    try (Scope scope = assembly.engine().open()) {
      Tensor given = scope.ops().cast(scope.tensor(pixels), compute);
      return scope.read(encoder.encode(scope.ops(), given, BlockListener.SILENT));
    }
  }

  @Override
  public Measurement once() {
    Clock began = Clock.now();
    features = encode();
    return began.until(Clock.now(), 1);
  }

  @Override
  public void describe(ObjectNode about) {
    about.put("engine", assembly.engine().description());
    about.put("compiled", graphs.description());
    int width = Math.toIntExact(features.shape().size(2).value());
    // From the second token: the first is no part of the picture.
    Described.numbers(about, features, width);
  }

  @Override
  public void close() {
    try {
      graphs.close();
      memory.close();
    } finally {
      assembly.close();
    }
  }
}
