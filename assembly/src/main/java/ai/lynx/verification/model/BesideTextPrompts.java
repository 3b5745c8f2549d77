package ai.lynx.verification.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.PromptDecoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import org.jspecify.annotations.Nullable;

/** Prompts whose tokens look at pictures between the language model's layers. */
record BesideTextPrompts(Engine engine, AssembledNetwork loaded, PromptInputs inputs)
    implements PicturePrompts {
  @Override
  public Tensor vectors(Scope scope, String prefix, Listener listener) {
    LynxNetwork network = loaded.network();
    Ops ops = scope.ops();
    TensorData pixels = inputs.pixels(prefix);
    boolean inTiles = pixels.shape().rank() == 6;
    Tensor features =
        inTiles
            ? network.encodeTiles(ops, inputs.tiles(scope, prefix))
            : network.encodeImages(ops, singly(ops, scope.tensor(pixels)));
    listener.onTensor("vision_last_hidden_state", features);
    return network.connect(ops, features); // (pictures, vectors, width)
  }

  /** (rows, pictures, channels, height, width) as (rows * pictures, channels, height, width). */
  private static Tensor singly(Ops ops, Tensor pixels) {
    return pixels.rank() == 4
        ? pixels
        : ops.reshape(
            pixels,
            pixels.size(0).times(pixels.size(1)),
            pixels.size(2),
            pixels.size(3),
            pixels.size(4));
  }

  /** All vectors of a row behind one another, (rows, n, width). */
  private static Tensor byRow(Ops ops, Tensor vectors, int rows) {
    Size width = vectors.size(2);
    Size each = vectors.shape().elements().dividedBy(width.value()).dividedBy(rows);
    return ops.reshape(vectors, Size.of(rows), each, width);
  }

  private @Nullable Tensor looks(Scope scope, String prefix, Tensor vision) {
    int vectors = Math.toIntExact(vision.size(1).value());
    return inputs.sight(prefix).map(sight -> scope.tensor(sight.ofVectors(vectors))).orElse(null);
  }

  @Override
  public Tensor hidden(Scope scope, String prefix, Tensor vectors, TokenBatch batch) {
    LynxNetwork network = loaded.network();
    Ops ops = scope.ops();
    Tensor vision = byRow(ops, vectors, batch.rows());
    VisionMemory memory = network.sight().fusion().remember(ops, vision);
    Tensor text = network.embed(ops, scope.tensor(batch.ids())); // (rows, tokens, width)
    long[] positions = TokenBatch.positions(batch.mask(), batch.rows());
    LanguageModel.Input input =
        new LanguageModel.Input(
            network.sequence(ops, vision, text),
            scope.tensor(TensorData.of(positions, batch.rows(), batch.tokens())),
            scope.tensor(TensorData.of(batch.mask(), batch.rows(), batch.tokens())),
            null);
    return network
        .languageModel()
        .forward(ops, input, network.hooks(memory, looks(scope, prefix, vision)))
        .hidden();
  }

  @Override
  public Decoding read(String prefix, TokenBatch batch) {
    try (Scope scope = engine.open()) {
      Tensor vectors = vectors(scope, prefix, Listener.SILENT);
      Tensor vision = byRow(scope.ops(), vectors, batch.rows());
      return new PromptDecoding(
          engine, loaded.network(), vision, looks(scope, prefix, vision), batch);
    }
  }
}
