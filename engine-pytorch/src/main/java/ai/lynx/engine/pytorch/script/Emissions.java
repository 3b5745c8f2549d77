package ai.lynx.engine.pytorch.script;

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
final class Emissions {
  private static final Map<Class<? extends Operator>, Emission<Operator>> TABLE = table();

  private Emissions() {}

  /** The variable or attribute that holds the operator's result. */
  static String emit(Operator operator, NodeText node) {
    return TABLE.get(operator.getClass()).emit(operator, node);
  }

  static boolean knows(Class<?> operator) {
    return TABLE.containsKey(operator);
  }

  private static Map<Class<? extends Operator>, Emission<Operator>> table() {
    Table table = new Table(new HashMap<>());
    table.add(Arithmetic.class, ElementEmissions::arithmetic);
    table.add(Elementwise.class, ElementEmissions::elementwise);
    table.add(Scale.class, ElementEmissions::scale);
    table.add(Select.class, ElementEmissions::select);
    table.add(Cast.class, ElementEmissions::cast);
    table.add(Constant.class, ElementEmissions::constant);
    table.add(Fill.class, ElementEmissions::fill);
    table.add(Reshape.class, AxisEmissions::reshape);
    table.add(Permute.class, AxisEmissions::permute);
    table.add(Slice.class, AxisEmissions::slice);
    table.add(Broadcast.class, AxisEmissions::broadcast);
    table.add(Concatenate.class, AxisEmissions::concatenate);
    table.add(ExtendCache.class, AxisEmissions::extendCache);
    table.add(Gather.class, AxisEmissions::gather);
    table.add(Linear.class, ProductEmissions::linear);
    table.add(MatMul.class, ProductEmissions::matMul);
    table.add(Embedding.class, ProductEmissions::embedding);
    table.add(PatchEmbedding.class, ProductEmissions::patchEmbedding);
    table.add(LayerNorm.class, NormEmissions::layerNorm);
    table.add(RmsNorm.class, NormEmissions::rmsNorm);
    table.add(Softmax.class, NormEmissions::softmax);
    table.add(Reduce.class, NormEmissions::reduce);
    table.add(TokenLoss.class, NormEmissions::tokenLoss);
    table.add(Attention.class, AttentionEmissions::attention);
    table.add(Rotary.class, AttentionEmissions::rotary);
    return Map.copyOf(table.entries);
  }

  private record Table(Map<Class<? extends Operator>, Emission<Operator>> entries) {
    <T extends Operator> void add(Class<T> type, Emission<T> emission) {
      entries.put(type, (operator, node) -> emission.emit(type.cast(operator), node));
    }
  }
}
