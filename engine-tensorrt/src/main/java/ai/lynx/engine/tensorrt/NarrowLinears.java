package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.PackedWeight;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.rounding.EightBits;
import ai.lynx.spi.rounding.FourBits;
import ai.lynx.spi.rounding.Logits;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.util.HashMap;
import java.util.Map;

/** The weights of a graph's linear layers in few bits. */
final class NarrowLinears {
  private NarrowLinears() {}

  /**
   * Rounds all weights that linear layers read.
   *
   * @param scope gets the rounded ones
   */
  static Map<Tensor, PackedWeight> of(Graph graph, LinearWeights kind, Scope scope) {
    Map<Tensor, PackedWeight> packed = new HashMap<>();
    if (kind == LinearWeights.GIVEN) {
      return packed;
    }
    for (Graph.Node node : graph.nodes()) {
      if (node.operator() instanceof Linear && graph.isWeight(node.inputs().get(1))) {
        Tensor weight = graph.weights().get(node.inputs().get(1) - graph.inputs().size());
        if (!packed.containsKey(weight)) {
          packed.put(weight, pack(scope.read(weight), kind, scope));
        }
      }
    }
    return packed;
  }

  private static PackedWeight pack(TensorData weight, LinearWeights kind, Scope scope) {
    if (kind == LinearWeights.INT8 || Logits.areGivenBy(weight.shape())) {
      return BlockPacking.pack(EightBits.of(weight), scope);
    }
    return BlockPacking.pack(
        FourBits.holdsExactly(weight) ? FourBits.of(weight) : FourBits.withWholeZeros(weight),
        scope);
  }
}
