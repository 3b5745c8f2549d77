package ai.lynx.engine.pytorch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.lynx.engine.pytorch.script.Attribute;
import ai.lynx.engine.pytorch.script.WeightForm;
import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Linear;
import ai.lynx.spi.rounding.FourBits;
import ai.lynx.spi.rounding.Logits;
import ai.lynx.spi.rounding.RoundedWeight;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a graph's linear layers in few bits. For one graph, while it is compiled.
 *
 * <p>What a file of 4 bits held exactly is held in 4 bits even if 8 were asked for: PyTorch's
 * product with 8 bits has one scale for a whole row, which is less exact.
 */
final class RoundedWeights {
  /** PyTorch's product with 4 bits takes outputs in such numbers. */
  private static final long OUTPUTS = 16;

  private final Torch torch;
  private final List<TorchTensor> weights;
  private final Map<Integer, WeightForm> forms = new HashMap<>();
  private final Map<Integer, FourBits> halves = new HashMap<>();

  private RoundedWeights(Torch torch, List<TorchTensor> weights) {
    this.torch = torch;
    this.weights = weights;
  }

  /**
   * Decides how each weight is held.
   *
   * @param weights those of the graph, pinned while this is used
   */
  static RoundedWeights of(
      Torch torch, Graph graph, List<TorchTensor> weights, LinearWeights kind) {
    RoundedWeights rounded = new RoundedWeights(torch, weights);
    if (kind == LinearWeights.GIVEN) {
      return rounded;
    }
    for (Graph.Node node : graph.nodes()) {
      if (node.operator() instanceof Linear && graph.isWeight(node.inputs().get(1))) {
        int number = node.inputs().get(1) - graph.inputs().size();
        rounded.forms.computeIfAbsent(number, fresh -> rounded.form(fresh, kind));
      }
    }
    return rounded;
  }

  /** How weights are held, by their numbers. */
  Map<Integer, WeightForm> forms() {
    return forms;
  }

  private WeightForm form(int number, LinearWeights kind) {
    Shape shape = weights.get(number).shape();
    long out = shape.size(0).value();
    long in = shape.size(1).value();
    if (out % OUTPUTS != 0 || in % RoundedWeight.BLOCK != 0) {
      return WeightForm.BYTES;
    }
    boolean narrow = kind == LinearWeights.INT4 && !Logits.areGivenBy(shape);
    return narrow || FourBits.holdsExactly(Transfer.download(weights.get(number)))
        ? WeightForm.HALVES
        : WeightForm.BYTES;
  }

  /** The tensor of an attribute that is made of a weight; the caller owns it. */
  PtNDArray make(Attribute attribute) {
    if (attribute instanceof Attribute.ByteScales scales) {
      return torch.kernels().run(Kernel.SCALES, weights.get(scales.number()).array());
    }
    if (attribute instanceof Attribute.Bytes bytes) {
      PtNDArray weight = weights.get(bytes.number()).array();
      try (PtNDArray scales = torch.kernels().run(Kernel.SCALES, weight)) {
        return torch.kernels().run(Kernel.ROUND, weight, scales);
      }
    }
    if (attribute instanceof Attribute.Halves packed) {
      try (PtNDArray levels = Transfer.upload(torch, levels(halves(packed.number())))) {
        return torch.kernels().run(Kernel.HALVES, levels);
      }
    }
    if (attribute instanceof Attribute.HalfScales scales) {
      return Transfer.upload(torch, pairs(halves(scales.number())).to(ElementType.BFLOAT16));
    }
    throw new IllegalStateException("Not made of a rounded weight: " + attribute);
  }

  /** Levels and scales are asked for one after the other; more than one weight is not kept. */
  private FourBits halves(int number) {
    FourBits known = halves.get(number);
    if (known == null) {
      halves.clear();
      known = FourBits.of(Transfer.download(weights.get(number)));
      halves.put(number, known);
    }
    return known;
  }

  /** UINT8 (out, in). */
  private static TensorData levels(FourBits weight) {
    ByteBuffer levels = ByteBuffer.allocateDirect(Math.multiplyExact(weight.out(), weight.in()));
    for (int row = 0; row < weight.out(); row++) {
      for (int i = 0; i < weight.in(); i++) {
        levels.put((byte) weight.level(row, i));
      }
    }
    return new TensorData(Shape.of(weight.out(), weight.in()), ElementType.UINT8, levels.flip());
  }

  /** FLOAT32 (blocks, out, 2): scales, and what the middle levels stand for. */
  private static TensorData pairs(FourBits weight) {
    float[] pairs = new float[Math.multiplyExact(2 * weight.blocks(), weight.out())];
    int next = 0;
    for (int block = 0; block < weight.blocks(); block++) {
      for (int row = 0; row < weight.out(); row++) {
        pairs[next++] = weight.scale(row, block);
        pairs[next++] = weight.middle(row, block);
      }
    }
    return TensorData.of(pairs, weight.blocks(), weight.out(), 2);
  }
}
