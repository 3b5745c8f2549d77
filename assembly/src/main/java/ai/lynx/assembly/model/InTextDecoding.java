package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.PicturePlaces;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;

/** Reads prompts in which vectors of pictures stand in the text, in place of marks. */
public final class InTextDecoding {
  private InTextDecoding() {}

  /**
   * The language model's input.
   *
   * @param vectors (.., width), of all pictures in the order of their marks
   * @param batch the prompts with a mark for each vector
   * @return (rows, tokens, width)
   * @throws ai.lynx.error.InvalidPromptException if marks and vectors differ in number
   */
  public static Tensor sequence(
      Scope scope, LynxNetwork network, Tensor vectors, TokenBatch batch) {
    int mark =
        network
            .sight()
            .mark()
            .orElseThrow(() -> new IllegalStateException("This network knows no mark."));
    long count = vectors.shape().elements().value() / network.languageModel().width();
    PicturePlaces places = PicturePlaces.of(batch.ids(), mark, count);
    Tensor text = network.embed(scope.ops(), scope.tensor(places.text())); // (rows, tokens, width)
    return network.sequence(scope.ops(), vectors, text, scope.tensor(places.from()));
  }

  /**
   * Reads prompts.
   *
   * @param vectors (.., width), of all pictures in the order of their marks; not kept
   * @param batch the prompts with a mark for each vector
   * @return what may follow; the caller closes it
   * @throws ai.lynx.error.InvalidPromptException if marks and vectors differ in number
   */
  public static Decoding read(
      Engine engine, LynxNetwork network, Tensor vectors, TokenBatch batch) {
    try (Scope step = engine.open()) {
      return new CausalDecoding(
          engine,
          network.languageModel(),
          network::embed,
          network::adapters,
          step,
          sequence(step, network, vectors, batch),
          batch.mask());
    }
  }
}
