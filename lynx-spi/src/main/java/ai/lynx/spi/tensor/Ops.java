package ai.lynx.spi.tensor;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.spi.operator.Elementwise.Function;
import ai.lynx.spi.operator.Embedding;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.LayerNorm;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.operator.MatMul;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.PatchEmbedding;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reduce;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.RmsNorm;
import ai.lynx.spi.operator.Rotary;
import ai.lynx.spi.operator.Scale;
import ai.lynx.spi.operator.Select;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.operator.Softmax;
import ai.lynx.spi.operator.TokenLoss;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operators that model code is written against, under the field's names.
 *
 * <p>What an operator does to shapes and types is written at its record in {@code
 * ai.lynx.spi.operator}; what "apply" means is the engine's: computing now, or recording a graph.
 * Not safe for use by several threads: each thread opens its own scope.
 */
public interface Ops {
  /**
   * The one method that an engine implements.
   *
   * @throws IllegalArgumentException if the inputs do not fit the operator
   */
  Tensor apply(Operator operator, List<Tensor> inputs);

  default Tensor add(Tensor left, Tensor right) {
    return apply(new Arithmetic(Arithmetic.Kind.ADD), List.of(left, right));
  }

  default Tensor subtract(Tensor left, Tensor right) {
    return apply(new Arithmetic(Arithmetic.Kind.SUBTRACT), List.of(left, right));
  }

  default Tensor multiply(Tensor left, Tensor right) {
    return apply(new Arithmetic(Arithmetic.Kind.MULTIPLY), List.of(left, right));
  }

  default Tensor divide(Tensor left, Tensor right) {
    return apply(new Arithmetic(Arithmetic.Kind.DIVIDE), List.of(left, right));
  }

  default Tensor maximum(Tensor left, Tensor right) {
    return apply(new Arithmetic(Arithmetic.Kind.MAXIMUM), List.of(left, right));
  }

  /** {@code factor * x}. */
  default Tensor scale(Tensor x, double factor) {
    return apply(new Scale(factor, 0), List.of(x));
  }

  /** {@code factor * x + shift}. */
  default Tensor scale(Tensor x, double factor, double shift) {
    return apply(new Scale(factor, shift), List.of(x));
  }

  default Tensor elementwise(Function function, Tensor x) {
    return apply(new Elementwise(function), List.of(x));
  }

  default Tensor exp(Tensor x) {
    return elementwise(Function.EXP, x);
  }

  default Tensor sqrt(Tensor x) {
    return elementwise(Function.SQRT, x);
  }

  default Tensor tanh(Tensor x) {
    return elementwise(Function.TANH, x);
  }

  default Tensor sigmoid(Tensor x) {
    return elementwise(Function.SIGMOID, x);
  }

  default Tensor relu(Tensor x) {
    return elementwise(Function.RELU, x);
  }

  default Tensor silu(Tensor x) {
    return elementwise(Function.SILU, x);
  }

  /** The exact GELU, with erf. */
  default Tensor gelu(Tensor x) {
    return elementwise(Function.GELU, x);
  }

  /** x (..., in), weight (out, in), bias (out) or none: (..., out). */
  default Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
    return apply(new Linear(), inputs(x, weight, bias));
  }

  default Tensor linear(Tensor x, Tensor weight) {
    return linear(x, weight, null);
  }

  /** (..., n, k) times (..., k, m): (..., n, m). */
  default Tensor matMul(Tensor left, Tensor right) {
    return apply(new MatMul(), List.of(left, right));
  }

  default Tensor layerNorm(
      Tensor x, @Nullable Tensor weight, @Nullable Tensor bias, double epsilon) {
    return apply(new LayerNorm(epsilon), inputs(x, weight, bias));
  }

  default Tensor rmsNorm(Tensor x, @Nullable Tensor weight, double epsilon) {
    return apply(new RmsNorm(epsilon), inputs(x, weight));
  }

  /**
   * query (batch, heads, queries, d), keys and values (batch, key heads, keys, d), mask or none:
   * (batch, heads, queries, d).
   */
  default Tensor attention(
      Attention kind, Tensor query, Tensor keys, Tensor values, @Nullable Tensor mask) {
    return apply(kind, inputs(query, keys, values, mask));
  }

  /** x (batch, heads, tokens, d), positions (batch, tokens), frequencies (r). */
  default Tensor rotary(Tensor x, Tensor positions, Tensor frequencies) {
    return apply(new Rotary(), List.of(x, positions, frequencies));
  }

  /** table (rows, width), ids of any shape: ids' shape, then width. */
  default Tensor embedding(Tensor table, Tensor ids) {
    return apply(new Embedding(), List.of(table, ids));
  }

  /**
   * pixels (pictures, channels, height, width), weight (out, channels, patch, patch): (pictures,
   * patches, out).
   */
  default Tensor patchEmbedding(Tensor pixels, Tensor weight, @Nullable Tensor bias) {
    return apply(new PatchEmbedding(), inputs(pixels, weight, bias));
  }

  /** Over the last axis. */
  default Tensor softmax(Tensor x) {
    return apply(new Softmax(false), List.of(x));
  }

  /** Over the last axis. */
  default Tensor logSoftmax(Tensor x) {
    return apply(new Softmax(true), List.of(x));
  }

  default Tensor sum(Tensor x, int axis, boolean keep) {
    return apply(new Reduce(Reduce.Kind.SUM, axis, keep), List.of(x));
  }

  default Tensor mean(Tensor x, int axis, boolean keep) {
    return apply(new Reduce(Reduce.Kind.MEAN, axis, keep), List.of(x));
  }

  /** The sum of all elements, a scalar. */
  default Tensor sumAll(Tensor x) {
    return sum(reshape(x, x.shape().elements()), 0, false);
  }

  default Tensor reshape(Tensor x, Size... sizes) {
    return apply(new Reshape(Shape.of(sizes)), List.of(x));
  }

  default Tensor permute(Tensor x, int... axes) {
    return apply(new Permute(Arrays.stream(axes).boxed().toList()), List.of(x));
  }

  default Tensor concatenate(int axis, Tensor... tensors) {
    return apply(new Concatenate(axis), List.of(tensors));
  }

  default Tensor concatenate(int axis, List<Tensor> tensors) {
    return apply(new Concatenate(axis), tensors);
  }

  /** Indices from, up to but not including to, of one axis. */
  default Tensor slice(Tensor x, int axis, Size from, Size to) {
    return apply(new Slice(axis, from, to), List.of(x));
  }

  default Tensor slice(Tensor x, int axis, long from, long to) {
    return slice(x, axis, Size.of(from), Size.of(to));
  }

  default Tensor broadcast(Tensor x, Size... sizes) {
    return apply(new Broadcast(Shape.of(sizes)), List.of(x));
  }

  /** Entries of one axis by number; indices (n). */
  default Tensor gather(Tensor x, int axis, Tensor indices) {
    return apply(new Gather(axis), List.of(x, indices));
  }

  default Tensor select(Tensor condition, Tensor then, Tensor otherwise) {
    return apply(new Select(), List.of(condition, then, otherwise));
  }

  default Tensor cast(Tensor x, ElementType type) {
    return x.type() == type ? x : apply(new Cast(type), List.of(x));
  }

  default Tensor constant(TensorData data) {
    return apply(new Constant(data), List.of());
  }

  default Tensor fill(double value, ElementType type, Size... sizes) {
    return apply(new Fill(value, type, Shape.of(sizes)), List.of());
  }

  /**
   * The past (batch, heads, tokens, width) with next behind it; the past must not be used
   * afterwards.
   */
  default Tensor extendCache(Tensor past, Tensor next) {
    return apply(new ExtendCache(), List.of(past, next));
  }

  /** Cross entropy of each token: logits (n, classes), labels (n): (n). */
  default Tensor tokenLoss(Tensor logits, Tensor labels, double smoothing) {
    return apply(new TokenLoss(smoothing), List.of(logits, labels));
  }

  /** (batch, tokens, heads * width) to (batch, heads, tokens, width). */
  default Tensor splitHeads(Tensor x, long heads) {
    Tensor split = reshape(x, x.size(0), x.size(1), Size.of(heads), x.size(2).dividedBy(heads));
    return permute(split, 0, 2, 1, 3);
  }

  /** (batch, heads, tokens, width) to (batch, tokens, heads * width). */
  default Tensor mergeHeads(Tensor x) {
    Tensor merged = permute(x, 0, 2, 1, 3);
    return reshape(merged, x.size(0), x.size(2), x.size(1).times(x.size(3)));
  }

  private static List<Tensor> inputs(@Nullable Tensor... tensors) {
    int last = tensors.length;
    while (tensors[last - 1] == null) {
      last--;
    }
    return Stream.of(tensors).limit(last).toList();
  }
}
