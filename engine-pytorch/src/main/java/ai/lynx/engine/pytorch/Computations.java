package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
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
import java.util.HashMap;
import java.util.Map;

/** The table of all operators. A test holds it against the permitted subclasses of Operator. */
final class Computations {
  private static final Map<Class<? extends Operator>, Computation<Operator>> TABLE = table();

  private Computations() {}

  static PtNDArray compute(Operator operator, Call call) {
    return TABLE.get(operator.getClass()).compute(operator, call);
  }

  static boolean knows(Class<?> operator) {
    return TABLE.containsKey(operator);
  }

  private static Map<Class<? extends Operator>, Computation<Operator>> table() {
    Table table = new Table(new HashMap<>());
    table.add(Arithmetic.class, ElementComputations::arithmetic);
    table.add(Elementwise.class, ElementComputations::elementwise);
    table.add(Scale.class, ElementComputations::scale);
    table.add(Select.class, ElementComputations::select);
    table.add(Cast.class, ElementComputations::cast);
    table.add(Reshape.class, AxisComputations::reshape);
    table.add(Permute.class, AxisComputations::permute);
    table.add(Slice.class, AxisComputations::slice);
    table.add(Broadcast.class, AxisComputations::broadcast);
    table.add(Concatenate.class, AxisComputations::concatenate);
    table.add(ExtendCache.class, AxisComputations::extendCache);
    table.add(Gather.class, AxisComputations::gather);
    table.add(Linear.class, ProductComputations::linear);
    table.add(MatMul.class, ProductComputations::matMul);
    table.add(Embedding.class, ProductComputations::embedding);
    table.add(PatchEmbedding.class, ProductComputations::patchEmbedding);
    table.add(LayerNorm.class, NormComputations::layerNorm);
    table.add(RmsNorm.class, NormComputations::rmsNorm);
    table.add(Softmax.class, NormComputations::softmax);
    table.add(Reduce.class, NormComputations::reduce);
    table.add(Attention.class, AttentionComputations::attention);
    table.add(Rotary.class, AttentionComputations::rotary);
    table.add(TokenLoss.class, LossComputations::tokenLoss);
    table.add(Constant.class, SourceComputations::constant);
    table.add(Fill.class, SourceComputations::fill);
    return Map.copyOf(table.entries);
  }

  private record Table(Map<Class<? extends Operator>, Computation<Operator>> entries) {
    <T extends Operator> void add(Class<T> type, Computation<T> computation) {
      entries.put(type, (operator, call) -> computation.compute(type.cast(operator), call));
    }
  }
}
