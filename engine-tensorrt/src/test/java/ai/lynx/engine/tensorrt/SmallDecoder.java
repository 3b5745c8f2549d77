package ai.lynx.engine.tensorrt;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Decoder layers as language models have them, in the ways that they differ.
 *
 * @param width of a head
 * @param frequencies how many pairs of a head are turned; 0 turns none
 * @param amplitude what turned heads are multiplied by
 * @param headNorm whether queries and keys are normed
 * @param joined whether one product gives queries, keys and values
 * @param biased whether that product adds a bias
 * @param window how many tokens are seen; empty sees all
 * @param mask the rank of the mask; 0 for none
 */
record SmallDecoder(
    int width,
    int frequencies,
    double amplitude,
    boolean headNorm,
    boolean joined,
    boolean biased,
    OptionalInt window,
    int mask) {
  static final int VECTOR = 12;
  private static final long HEADS = 4;
  private static final long KEY_HEADS = 2;
  private static final int LAYERS = 2;
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");
  private static final Size PAST = Size.symbol("past");

  static SmallDecoder plain() {
    return new SmallDecoder(16, 8, 1, false, false, false, OptionalInt.empty(), 0);
  }

  SmallDecoder heads(int headWidth, int turned, double factor) {
    return new SmallDecoder(headWidth, turned, factor, headNorm, joined, biased, window, mask);
  }

  SmallDecoder normed() {
    return new SmallDecoder(width, frequencies, amplitude, true, joined, biased, window, mask);
  }

  SmallDecoder joined(boolean bias) {
    return new SmallDecoder(width, frequencies, amplitude, headNorm, true, bias, window, mask);
  }

  SmallDecoder seeing(int tokens) {
    return new SmallDecoder(
        width, frequencies, amplitude, headNorm, joined, biased, OptionalInt.of(tokens), mask);
  }

  SmallDecoder masked(int rank) {
    return new SmallDecoder(width, frequencies, amplitude, headNorm, joined, biased, window, rank);
  }

  /** The weights of all layers, in float32. */
  Map<String, TensorData> weights() {
    Samples samples = Samples.named("small decoder");
    Map<String, TensorData> weights = new LinkedHashMap<>();
    long all = (HEADS + 2 * KEY_HEADS) * width;
    weights.put("norm", samples.normal(VECTOR));
    weights.put("headNorm", samples.normal(width));
    weights.put("query", samples.normal(HEADS * width, VECTOR));
    weights.put("key", samples.normal(KEY_HEADS * width, VECTOR));
    weights.put("value", samples.normal(KEY_HEADS * width, VECTOR));
    weights.put("all", samples.normal(all, VECTOR));
    weights.put("bias", samples.normal(all));
    weights.put("out", samples.normal(VECTOR, HEADS * width));
    weights.put("up", samples.normal(VECTOR, VECTOR));
    return weights;
  }

  /** A graph whose weights are tensors of an engine. */
  Graph graph(boolean past, Function<TensorData, Tensor> upload) {
    Recorder ops = new Recorder();
    Map<String, Tensor> in = new LinkedHashMap<>();
    Size all = past ? PAST.plus(TOKENS) : TOKENS;
    in.put("x", ops.input("x", ElementType.FLOAT32, Shape.of(BATCH, TOKENS, Size.of(VECTOR))));
    in.put("positions", ops.input("positions", ElementType.INT64, Shape.of(BATCH, TOKENS)));
    if (mask > 0) {
      Shape shape = mask == 2 ? Shape.of(BATCH, all) : Shape.of(BATCH, TOKENS, all);
      in.put("mask", ops.input("mask", ElementType.BOOL, shape));
    }
    if (past) {
      for (int layer = 0; layer < LAYERS; layer++) {
        for (String part : List.of("keys ", "values ")) {
          Shape shape = Shape.of(BATCH, Size.of(KEY_HEADS), PAST, Size.of(width));
          in.put(part + layer, ops.input(part + layer, ElementType.FLOAT32, shape));
        }
      }
    }
    Map<String, Tensor> weights = new LinkedHashMap<>();
    weights().forEach((name, data) -> weights.put(name, upload.apply(data)));
    run(ops, in, weights).forEach(ops::output);
    return ops.graph();
  }

  private Map<String, Tensor> run(Ops ops, Map<String, Tensor> in, Map<String, Tensor> weights) {
    Map<String, Tensor> out = new LinkedHashMap<>();
    Tensor hidden = in.get("x");
    for (int layer = 0; layer < LAYERS; layer++) {
      Tensor x = ops.rmsNorm(hidden, weights.get("norm"), 1e-5);
      List<Tensor> heads = heads(ops, x, weights);
      Tensor query = placed(ops, heads.get(0), in, weights);
      Tensor keys = placed(ops, heads.get(1), in, weights);
      Tensor values = heads.get(2);
      if (in.containsKey("keys 0")) {
        keys = ops.extendCache(in.get("keys " + layer), keys);
        values = ops.extendCache(in.get("values " + layer), values);
      }
      Attention kind = new Attention(0.2, true, window);
      Tensor read = ops.mergeHeads(ops.attention(kind, query, keys, values, in.get("mask")));
      hidden = ops.add(hidden, ops.linear(read, weights.get("out")));
      Tensor thought = ops.rmsNorm(hidden, weights.get("norm"), 1e-5);
      hidden = ops.add(hidden, ops.tanh(ops.linear(thought, weights.get("up"))));
      out.put("keys " + layer, keys);
      out.put("values " + layer, values);
    }
    out.put("hidden", ops.rmsNorm(hidden, weights.get("norm"), 1e-5));
    return out;
  }

  private List<Tensor> heads(Ops ops, Tensor x, Map<String, Tensor> weights) {
    List<Tensor> parts = new ArrayList<>();
    if (joined) {
      Tensor all = ops.linear(x, weights.get("all"), biased ? weights.get("bias") : null);
      long queries = HEADS * width;
      long keys = KEY_HEADS * width;
      parts.add(ops.slice(all, 2, 0, queries));
      parts.add(ops.slice(all, 2, queries, queries + keys));
      parts.add(ops.slice(all, 2, queries + keys, queries + 2 * keys));
    } else {
      for (String part : List.of("query", "key", "value")) {
        parts.add(ops.linear(x, weights.get(part)));
      }
    }
    return List.of(
        ops.splitHeads(parts.get(0), HEADS),
        ops.splitHeads(parts.get(1), KEY_HEADS),
        ops.splitHeads(parts.get(2), KEY_HEADS));
  }

  private Tensor placed(
      Ops ops, Tensor heads, Map<String, Tensor> in, Map<String, Tensor> weights) {
    Tensor normed = headNorm ? ops.rmsNorm(heads, weights.get("headNorm"), 1e-6) : heads;
    if (frequencies == 0) {
      return normed;
    }
    float[] angles = new float[frequencies];
    for (int i = 0; i < frequencies; i++) {
      angles[i] = (float) Math.pow(100, -i / (double) frequencies);
    }
    Tensor turned =
        ops.rotary(normed, in.get("positions"), ops.constant(TensorData.of(angles, frequencies)));
    return amplitude == 1 ? turned : ops.scale(turned, amplitude);
  }
}
