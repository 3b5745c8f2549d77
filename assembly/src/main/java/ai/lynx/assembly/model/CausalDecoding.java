package ai.lynx.assembly.model;

import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.component.KvCache;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A batch of vectors that a language model has read, and the tokens that follow. Owns the cache of
 * keys and values. For one thread.
 */
public final class CausalDecoding implements Decoding {
  /** Makes vectors of new tokens. */
  @FunctionalInterface
  public interface Embedding {
    /** Token ids (batch, tokens) to vectors (batch, tokens, width). */
    Tensor embed(Ops ops, Tensor ids);
  }

  private final Engine engine;
  private final LanguageModel model;
  private final Embedding embedding;
  private final Supplier<LayerHooks> hooks;
  private final Scope state;
  private KvCache cache;
  private float[] logits;
  private int rows;
  private int length;
  private boolean[] mask;
  private long[] lastPositions;

  /**
   * Reads vectors.
   *
   * @param hooks asked at every step
   * @param step where the vectors are; not kept
   * @param sequence (rows, tokens, width)
   * @param seen the mask (rows, tokens), true on what may be looked at; not changed
   */
  public CausalDecoding(
      Engine engine,
      LanguageModel model,
      Embedding embedding,
      Supplier<LayerHooks> hooks,
      Scope step,
      Tensor sequence,
      boolean[] seen) {
    this(engine, model, embedding, hooks, step, sequence, seen, null);
  }

  /**
   * Reads vectors behind others that were read before.
   *
   * @param hooks asked at every step
   * @param step where the vectors are; not kept
   * @param sequence (rows, tokens, width)
   * @param seen the mask (rows, past + tokens), true on what may be looked at; not changed
   * @param past keys and values of what was read before, taken over; null for nothing
   */
  CausalDecoding(
      Engine engine,
      LanguageModel model,
      Embedding embedding,
      Supplier<LayerHooks> hooks,
      Scope step,
      Tensor sequence,
      boolean[] seen,
      @Nullable KvCache past) {
    this.engine = engine;
    this.model = model;
    this.embedding = embedding;
    this.hooks = hooks;
    this.rows = Math.toIntExact(sequence.size(0).value());
    int tokens = Math.toIntExact(sequence.size(1).value());
    this.length = seen.length / rows;
    this.mask = seen;
    long[] positions = TokenBatch.positions(mask, rows);
    this.lastPositions =
        IntStream.range(0, rows).mapToLong(row -> positions[(row + 1) * length - 1]).toArray();
    this.state = engine.open();
    try {
      KvCache before = past == null ? null : past.map(state::adopt);
      LanguageModel.Input input =
          new LanguageModel.Input(
              sequence,
              step.tensor(TensorData.of(lastOfEachRow(positions, tokens), rows, tokens)),
              step.tensor(TensorData.of(mask, rows, length)),
              before);
      LanguageModel.Output output =
          model.forward(step.ops(), input, hooks.get()); // (rows, tokens, width)
      this.cache = output.cache().map(state::adopt);
      if (before != null) {
        free(before);
      }
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
    return model.vocabulary();
  }

  @Override
  public float[] logits(int row) {
    if (rows == 1) {
      return logits;
    }
    int vocabulary = vocabulary();
    return Arrays.copyOfRange(logits, row * vocabulary, (row + 1) * vocabulary);
  }

  /** Whether rows would change their places, rather than just grow. */
  boolean reorders(int[] from) {
    return !Arrays.equals(from, IntStream.range(0, rows).toArray());
  }

  @Override
  public void advance(int[] from, int[] tokens) {
    try (Scope step = engine.open()) {
      Ops ops = step.ops();
      if (reorders(from)) {
        Tensor indices = indices(step, from);
        replaceCache(cache.map(tensor -> ops.gather(tensor, 0, indices)));
      }
      rows = from.length;
      mask = extended(mask, from);
      long[] positions = Arrays.stream(from).mapToLong(row -> lastPositions[row] + 1).toArray();
      lastPositions = positions;
      length++;
      long[] ids = Arrays.stream(tokens).asLongStream().toArray();
      LanguageModel.Input input =
          new LanguageModel.Input(
              embedding.embed(ops, step.tensor(TensorData.of(ids, rows, 1))), // (rows, 1, width)
              step.tensor(TensorData.of(positions, rows, 1)),
              step.tensor(TensorData.of(mask, rows, length)),
              cache);
      LanguageModel.Output output = model.forward(ops, input, hooks.get());
      replaceCache(output.cache());
      logits = lastLogits(step, output.hidden());
    }
  }

  /** Rows as numbers that can be gathered by. */
  static Tensor indices(Scope step, int[] from) {
    return step.tensor(TensorData.of(Arrays.stream(from).asLongStream().toArray(), from.length));
  }

  private void replaceCache(KvCache next) {
    KvCache before = cache;
    cache = next.map(state::adopt);
    free(before);
  }

  private void free(KvCache before) {
    before.map(
        tensor -> {
          state.free(tensor);
          return tensor;
        });
  }

  private long[] lastOfEachRow(long[] all, int count) {
    long[] last = new long[rows * count];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(all, (row + 1) * length - count, last, row * count, count);
    }
    return last;
  }

  /** Gives the keys and values away; nothing but closing is left to do then. */
  KvCache release(Scope owner) {
    return cache.map(owner::adopt);
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
    Size tokens = hidden.size(1);
    Tensor last =
        tokens.equals(Size.of(1))
            ? hidden
            : step.ops().slice(hidden, 1, tokens.plus(-1), tokens); // (rows, 1, width)
    return step.read(model.logits(step.ops(), last)).toFloats();
  }

  @Override
  public void close() {
    state.close();
  }
}
