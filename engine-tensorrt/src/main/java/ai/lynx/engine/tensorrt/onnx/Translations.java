package ai.lynx.engine.tensorrt.onnx;

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
final class Translations {
  private static final Map<Class<? extends Operator>, Translation<Operator>> TABLE = table();

  private Translations() {}

  static String write(Operator operator, Step step) {
    return TABLE.get(operator.getClass()).write(operator, step);
  }

  static boolean knows(Class<?> operator) {
    return TABLE.containsKey(operator);
  }

  private static Map<Class<? extends Operator>, Translation<Operator>> table() {
    Table table = new Table(new HashMap<>());
    table.add(Arithmetic.class, ElementTranslations::arithmetic);
    table.add(Elementwise.class, ElementTranslations::elementwise);
    table.add(Scale.class, ElementTranslations::scale);
    table.add(Select.class, ElementTranslations::select);
    table.add(Cast.class, ElementTranslations::cast);
    table.add(Reshape.class, AxisTranslations::reshape);
    table.add(Permute.class, AxisTranslations::permute);
    table.add(Slice.class, AxisTranslations::slice);
    table.add(Broadcast.class, AxisTranslations::broadcast);
    table.add(Concatenate.class, AxisTranslations::concatenate);
    table.add(ExtendCache.class, AxisTranslations::extendCache);
    table.add(Gather.class, AxisTranslations::gather);
    table.add(Embedding.class, AxisTranslations::embedding);
    table.add(Linear.class, ProductTranslations::linear);
    table.add(MatMul.class, ProductTranslations::matMul);
    table.add(PatchEmbedding.class, ProductTranslations::patchEmbedding);
    table.add(LayerNorm.class, NormTranslations::layerNorm);
    table.add(RmsNorm.class, NormTranslations::rmsNorm);
    table.add(Softmax.class, NormTranslations::softmax);
    table.add(Reduce.class, NormTranslations::reduce);
    table.add(TokenLoss.class, NormTranslations::tokenLoss);
    table.add(Attention.class, AttentionTranslations::attention);
    table.add(Rotary.class, AttentionTranslations::rotary);
    table.add(Constant.class, (operator, step) -> step.writer().constant(operator.data()));
    table.add(Fill.class, AxisTranslations::fill);
    return Map.copyOf(table.entries);
  }

  private record Table(Map<Class<? extends Operator>, Translation<Operator>> entries) {
    <T extends Operator> void add(Class<T> type, Translation<T> translation) {
      entries.put(type, (operator, step) -> translation.write(type.cast(operator), step));
    }
  }
}
