package ai.lynx.verification.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;

/**
 * How a network reads prompts with pictures. Which tensors of a case it reads, the prefix of their
 * names says.
 */
interface PicturePrompts {
  /** Hears what is computed between pictures and language model, by the names of cases. */
  interface Listener {
    /** For whoever does not care. */
    Listener SILENT = (name, tensor) -> {};

    void onTensor(String name, Tensor tensor);
  }

  /** What the language model gets to see of the pictures. */
  Tensor vectors(Scope scope, String prefix, Listener listener);

  /**
   * What comes out of the language model for a whole batch, (rows, tokens, width).
   *
   * @param vectors of the pictures
   */
  Tensor hidden(Scope scope, String prefix, Tensor vectors, TokenBatch batch);

  /**
   * Reads a batch to go on with it.
   *
   * @return the caller closes it
   */
  Decoding read(String prefix, TokenBatch batch);

  /** The way that fits a network. */
  static PicturePrompts of(Engine engine, AssembledNetwork loaded, PromptInputs inputs) {
    boolean inText = loaded.network().sight().fusion().prefixLength(1) > 0;
    return inText
        ? new InTextPrompts(engine, loaded, inputs)
        : new BesideTextPrompts(engine, loaded, inputs);
  }
}
