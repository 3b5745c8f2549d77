package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A batch of prompts that the network has read, and the tokens that follow. Owns the cache of keys
 * and values. For one thread.
 */
public final class PromptDecoding implements Decoding {
  private final Engine engine;
  private final Scope state;
  private final CausalDecoding decoding;

  /** Kept for fusions that look at the pictures again with every token. */
  private @Nullable VisionMemory memory;

  /** Which vectors the tokens may look at that are read now; null for all. */
  private @Nullable Tensor looks;

  /**
   * Reads prompts of which every token may look at all of its row's pictures.
   *
   * @param seen (rows, latents, width), what the bridge made of each row's picture; null without
   *     pictures
   * @param batch the prompts, padded in front
   */
  public PromptDecoding(
      Engine engine, LynxNetwork network, @Nullable Tensor seen, TokenBatch batch) {
    this(engine, network, seen, null, batch);
  }

  /**
   * Reads prompts.
   *
   * @param seen (rows, n, width), what the bridge made of all pictures of a row, one behind the
   *     other; null without pictures; not kept
   * @param looks BOOL (rows, tokens, n), true where a token may look at a vector; tokens that
   *     follow look where the last of the prompt did; null if all may look at all; not kept
   * @param batch the prompts, padded in front
   */
  public PromptDecoding(
      Engine engine,
      LynxNetwork network,
      @Nullable Tensor seen,
      @Nullable Tensor looks,
      TokenBatch batch) {
    this.engine = engine;
    this.state = engine.open();
    try (Scope step = engine.open()) {
      Ops ops = step.ops();
      Tensor text = network.embed(ops, step.tensor(batch.ids())); // (rows, tokens, width)
      Tensor sequence = network.sequence(ops, seen, text); // (rows, prefix + tokens, width)
      int prefix = Math.toIntExact(sequence.size(1).value()) - batch.tokens();
      UnaryOperator<Tensor> keep = tensor -> state.adopt(ops.scale(tensor, 1));
      this.memory = seen == null ? null : network.sight().fusion().remember(ops, seen).map(keep);
      this.looks = looks;
      Tensor last = looks == null ? null : state.adopt(lastOf(ops, looks));
      this.decoding =
          new CausalDecoding(
              engine,
              network.languageModel(),
              network::embed,
              () -> network.hooks(memory, this.looks),
              step,
              sequence,
              batch.maskWithPrefix(prefix));
      this.looks = last;
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  /**
   * Reads one row on.
   *
   * @param step where the vectors are; not kept
   * @param before what was read before; taken over
   * @param sequence (1, tokens, width), what is read now
   * @param looks BOOL (1, tokens, n), true where a token may look at a vector that the memory is
   *     of; null if all may look at all; not kept
   */
  PromptDecoding(
      Engine engine,
      LynxNetwork network,
      Scope step,
      ReadBefore before,
      Tensor sequence,
      @Nullable Tensor looks) {
    this.engine = engine;
    this.state = engine.open();
    try {
      this.memory = before.memory() == null ? null : before.memory().map(state::adopt);
      this.looks = looks;
      Tensor last = looks == null ? null : state.adopt(lastOf(step.ops(), looks));
      boolean[] mask = new boolean[before.length() + Math.toIntExact(sequence.size(1).value())];
      Arrays.fill(mask, true);
      this.decoding =
          new CausalDecoding(
              engine,
              network.languageModel(),
              network::embed,
              () -> network.hooks(memory, this.looks),
              step,
              sequence,
              mask,
              before.cache());
      this.looks = last;
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  /** (rows, tokens, n) to (rows, 1, n). */
  private static Tensor lastOf(Ops ops, Tensor looks) {
    return ops.slice(looks, 1, looks.size(1).plus(-1), looks.size(1));
  }

  /** Gives away what was read; nothing but closing is left to do then. */
  ReadBefore release(Scope owner) {
    return new ReadBefore(
        decoding.release(owner), memory == null ? null : memory.map(owner::adopt));
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
    if (decoding.reorders(from)) {
      try (Scope step = engine.open()) {
        Tensor indices = CausalDecoding.indices(step, from);
        UnaryOperator<Tensor> reordered =
            before -> {
              Tensor after = state.adopt(step.ops().gather(before, 0, indices));
              state.free(before);
              return after;
            };
        memory = memory == null ? null : memory.map(reordered);
        looks = looks == null ? null : reordered.apply(looks);
      }
    }
    decoding.advance(from, tokens);
  }

  @Override
  public void close() {
    decoding.close();
    state.close();
  }
}
