package ai.lynx.testkit.naive;

import ai.lynx.spi.operator.Arithmetic;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Cast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.Constant;
import ai.lynx.spi.operator.Elementwise;
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
import ai.lynx.spi.tensor.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table from operators to what they compute. */
final class Computations {
  private static final Map<Class<? extends Operator>, Computation<Operator>> TABLE =
      Map.ofEntries(
          entry(Constant.class, Sources::constant),
          entry(Fill.class, Sources::fill),
          entry(Arithmetic.class, Pointwise::arithmetic),
          entry(Scale.class, Pointwise::scale),
          entry(Elementwise.class, Pointwise::elementwise),
          entry(Select.class, Pointwise::select),
          entry(Cast.class, Pointwise::cast),
          entry(Reshape.class, Layout::reshape),
          entry(Permute.class, Layout::permute),
          entry(Broadcast.class, Layout::broadcast),
          entry(Slice.class, Layout::slice),
          entry(Concatenate.class, Layout::concatenate),
          entry(ExtendCache.class, Layout::extendCache),
          entry(Embedding.class, Lookups::embedding),
          entry(Gather.class, Lookups::gather),
          entry(Linear.class, Products::linear),
          entry(MatMul.class, Products::matMul),
          entry(PatchEmbedding.class, Products::patchEmbedding),
          entry(LayerNorm.class, Norms::layerNorm),
          entry(RmsNorm.class, Norms::rmsNorm),
          entry(Softmax.class, Norms::softmax),
          entry(Reduce.class, Reductions::reduce),
          entry(TokenLoss.class, Reductions::tokenLoss),
          entry(Attention.class, HeadOperators::attention),
          entry(Rotary.class, HeadOperators::rotary));

  private Computations() {}

  static NaiveArray compute(Operator operator, List<NaiveArray> inputs, Shape shape) {
    Computation<Operator> computation = TABLE.get(operator.getClass());
    if (computation == null) {
      throw new IllegalStateException(
          "The naive engine has no computation for " + operator.name() + "; add it to the table.");
    }
    return computation.compute(operator, inputs, shape);
  }

  static Set<Class<? extends Operator>> covered() {
    return TABLE.keySet();
  }

  private static <O extends Operator> Map.Entry<Class<O>, Computation<Operator>> entry(
      Class<O> type, Computation<O> computation) {
    return Map.entry(
        type, (operator, inputs, shape) -> computation.compute(type.cast(operator), inputs, shape));
  }
}
