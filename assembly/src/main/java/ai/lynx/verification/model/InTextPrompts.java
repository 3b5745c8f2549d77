package ai.lynx.verification.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.InTextDecoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.network.PictureBatch;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;

/** Prompts in which vectors of pictures replace marks. */
record InTextPrompts(Engine engine, AssembledNetwork loaded, PromptInputs inputs)
    implements PicturePrompts {
  @Override
  public Tensor vectors(Scope scope, String prefix, Listener listener) {
    LynxNetwork network = loaded.network();
    PictureBatch pictures = inputs.pictures(prefix);
    Tensor features = network.features(scope, pictures);
    listener.onTensor("vision_last_hidden_state", features);
    return network.connect(scope, listening(scope.ops(), listener), features, pictures);
  }

  /** Operators that tell what a Q-Former's queries become before they are projected. */
  private Ops listening(Ops ops, Listener listener) {
    Parameter projection = loaded.parameters().get("bridge.language_projection.weight");
    return projection == null
        ? ops
        : new HeardOps(
            ops,
            projection.tensor(),
            queries -> {
              listener.onTensor("qformer_last_hidden_state", queries);
              listener.onTensor("qformer_query_hidden_state", queries);
            });
  }

  @Override
  public Tensor hidden(Scope scope, String prefix, Tensor vectors, TokenBatch batch) {
    LynxNetwork network = loaded.network();
    TensorData positions =
        TensorData.of(
            TokenBatch.positions(batch.mask(), batch.rows()), batch.rows(), batch.tokens());
    LanguageModel.Input input =
        new LanguageModel.Input(
            InTextDecoding.sequence(scope, network, vectors, batch),
            scope.tensor(positions),
            scope.tensor(TensorData.of(batch.mask(), batch.rows(), batch.tokens())),
            null);
    return network.languageModel().forward(scope.ops(), input, network.adapters()).hidden();
  }

  @Override
  public Decoding read(String prefix, TokenBatch batch) {
    try (Scope scope = engine.open()) {
      Tensor vectors = vectors(scope, prefix, Listener.SILENT);
      return InTextDecoding.read(engine, loaded.network(), vectors, batch);
    }
  }
}
