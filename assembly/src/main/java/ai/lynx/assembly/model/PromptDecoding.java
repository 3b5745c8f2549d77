package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A batch of prompts that the network has read, and the tokens that follow. Owns the cache of keys
 * and values. For one thread.
 */
public final class PromptDecoding implements Decoding {
  private final Engine engine;
  private final Scope state;
  private final CausalDecoding decoding;

  /** Kept for fusions that look at the picture again with every token. */
  private @Nullable Tensor vision;

  /**
   * Reads the prompts.
   *
   * @param seen (rows, latents, width), what the bridge made of each row's picture; null without
   *     pictures
   * @param batch the prompts, padded in front
   */
  public PromptDecoding(
      Engine engine, LynxNetwork network, @Nullable Tensor seen, TokenBatch batch) {
    this.engine = engine;
    this.state = engine.open();
    try (Scope step = engine.open()) {
      Ops ops = step.ops();
      Tensor text = network.embed(ops, step.tensor(batch.ids())); // (rows, tokens, width)
      Tensor sequence = network.sequence(ops, seen, text); // (rows, prefix + tokens, width)
      int prefix = Math.toIntExact(sequence.size(1).value()) - batch.tokens();
      this.vision = seen == null ? null : state.adopt(ops.scale(seen, 1));
      this.decoding =
          new CausalDecoding(
              engine,
              network.languageModel(),
              network::embed,
              () -> network.hooks(vision),
              step,
              sequence,
              batch.maskWithPrefix(prefix));
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  @Override
  public int rows() {
    return decoding.rows();
  }

  @Override
  public int vocabulary() {
    return decoding.vocabulary();
  }

  @Override
  public float[] logits(int row) {
    return decoding.logits(row);
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    if (vision != null && decoding.reorders(from)) {
      Tensor before = vision;
      try (Scope step = engine.open()) {
        vision = state.adopt(step.ops().gather(before, 0, CausalDecoding.indices(step, from)));
      }
      state.free(before);
    }
    decoding.advance(from, tokens);
  }

  @Override
  public void close() {
    decoding.close();
    state.close();
  }
}
