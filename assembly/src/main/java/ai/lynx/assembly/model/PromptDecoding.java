package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A batch of prompts that the network has read, and the tokens that follow. Owns the cache of keys
 * and values. For one thread.
 */
public final class PromptDecoding implements Decoding {
  private final Engine engine;
  private final LynxNetwork network;
  private final Scope state;
  private @Nullable Tensor vision;
  private KvCache cache;
  private float[] logits;
  private int rows;
  private int length;
  private boolean[] mask;
  private long[] lastPositions;

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
    this.network = network;
    this.rows = batch.rows();
    this.state = engine.open();
    try (Scope step = engine.open()) {
      Ops ops = step.ops();
      Tensor text = network.embed(ops, step.tensor(batch.ids())); // (rows, tokens, width)
      Tensor sequence = network.sequence(ops, seen, text); // (rows, prefix + tokens, width)
      this.length = Math.toIntExact(sequence.size(1).value());
      this.mask = batch.maskWithPrefix(length - batch.tokens());
      long[] positions = TokenBatch.positions(mask, rows);
      this.lastPositions =
          IntStream.range(0, rows).mapToLong(row -> positions[(row + 1) * length - 1]).toArray();
      // Kept for fusions that look at the picture again with every token.
      this.vision = seen == null ? null : state.adopt(ops.scale(seen, 1));
      LanguageModel.Input input =
          new LanguageModel.Input(
              sequence,
              step.tensor(TensorData.of(positions, rows, length)),
              step.tensor(TensorData.of(mask, rows, length)),
              null);
      LanguageModel.Output output =
          network
              .languageModel()
              .forward(ops, input, network.hooks(vision)); // (rows, prefix + tokens, width)
      this.cache = output.cache().map(state::adopt);
      this.logits = lastLogits(step, output.hidden());
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int vocabulary() {
    return network.languageModel().vocabulary();
  }

  @Override
  public float[] logits(int row) {
    int vocabulary = vocabulary();
    return Arrays.copyOfRange(logits, row * vocabulary, (row + 1) * vocabulary);
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    try (Scope step = engine.open()) {
      Ops ops = step.ops();
      if (from.length != rows || !Arrays.equals(from, IntStream.range(0, rows).toArray())) {
        reorder(step, from);
      }
      rows = from.length;
      mask = extended(mask, from);
      long[] positions = Arrays.stream(from).mapToLong(row -> lastPositions[row] + 1).toArray();
      lastPositions = positions;
      length++;
      long[] ids = Arrays.stream(tokens).asLongStream().toArray();
      LanguageModel.Input input =
          new LanguageModel.Input(
              network.embed(ops, step.tensor(TensorData.of(ids, rows, 1))), // (rows, 1, width)
              step.tensor(TensorData.of(positions, rows, 1)),
              step.tensor(TensorData.of(mask, rows, length)),
              cache);
      LanguageModel.Output output =
          network.languageModel().forward(ops, input, network.hooks(vision));
      replaceCache(output.cache());
      logits = lastLogits(step, output.hidden());
    }
  }

  private void reorder(Scope step, int[] from) {
    Tensor indices =
        step.tensor(TensorData.of(Arrays.stream(from).asLongStream().toArray(), from.length));
    replaceCache(cache.map(tensor -> step.ops().gather(tensor, 0, indices)));
    if (vision != null) {
      Tensor before = vision;
      vision = state.adopt(step.ops().gather(before, 0, indices));
      state.free(before);
    }
  }

  private void replaceCache(KvCache next) {
    KvCache before = cache;
    cache = next.map(state::adopt);
    before.map(
        tensor -> {
          state.free(tensor);
          return tensor;
        });
  }

  private boolean[] extended(boolean[] old, int[] from) {
    boolean[] extended = new boolean[from.length * (length + 1)];
    for (int row = 0; row < from.length; row++) {
      System.arraycopy(old, from[row] * length, extended, row * (length + 1), length);
      extended[(row + 1) * (length + 1) - 1] = true;
    }
    return extended;
  }

  private float[] lastLogits(Scope step, Tensor hidden) {
    Tensor last =
        step.ops().slice(hidden, 1, hidden.size(1).plus(-1), hidden.size(1)); // (rows, 1, width)
    return step.read(network.languageModel().logits(step.ops(), last)).toFloats();
  }

  @Override
  public void close() {
    state.close();
  }
}
