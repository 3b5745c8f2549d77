package ai.lynx.adapters.gated;

import ai.lynx.spi.component.Fusion;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.component.VisionMemory;
import ai.lynx.spi.component.Weights;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text stays as it is; between the language model's layers blocks look at the vision vectors
 * and add what they find through gates that start closed, so that the language model begins as it
 * was (Flamingo, arXiv 2204.14198, section 3.1.2 and figure 4).
 *
 * <p>Immutable; safe for use by several threads with an Ops each.
 */
final class GatedCrossAttention implements Fusion {
  private final GatedBlockSpec spec;
  private final List<BlockPlace> places;
  private final int layers;
  private final List<GatedBlock> blocks;

  /**
   * @param places of the blocks, in their order
   * @param layers how many the language model has
   */
  GatedCrossAttention(GatedBlockSpec spec, List<BlockPlace> places, int layers, Weights weights) {
    this.spec = spec;
    this.places = places;
    this.layers = layers;
    blocks = places.stream().map(place -> GatedBlock.of(spec, weights.at(place.name()))).toList();
  }

  @Override
  public int prefixLength(int visionTokens) {
    return 0;
  }

  @Override
  public Tensor sequence(Ops ops, Tensor vision, Tensor text) {
    return text;
  }

  @Override
  public LayerHooks hooks(Tensor vision, @Nullable Tensor seen) {
    return new Hooks(
        (ops, block, hidden) -> {
          GatedBlock one = blocks.get(block);
          return one.forward(ops, hidden, one.attention().answers(ops, vision), seen);
        });
  }

  /** Keys and values of one block after the other. */
  @Override
  public VisionMemory remember(Ops ops, Tensor vision) {
    List<Tensor> tensors = new ArrayList<>();
    for (GatedBlock block : blocks) {
      CrossAttention.Answers answers = block.attention().answers(ops, vision);
      tensors.add(answers.keys());
      tensors.add(answers.values());
    }
    return new VisionMemory(tensors);
  }

  @Override
  public LayerHooks hooks(VisionMemory memory, @Nullable Tensor seen) {
    List<Tensor> tensors = memory.tensors();
    return new Hooks(
        (ops, block, hidden) ->
            blocks
                .get(block)
                .forward(
                    ops,
                    hidden,
                    new CrossAttention.Answers(tensors.get(2 * block), tensors.get(2 * block + 1)),
                    seen));
  }

  /** Llama 3.2 passes its blocks over; IDEFICS runs their feed-forward networks all the same. */
  @Override
  public LayerHooks blind() {
    return spec.blind() == GatedBlockSpec.Blind.FINDS_NOTHING
        ? new Hooks((ops, block, hidden) -> blocks.get(block).forward(ops, hidden))
        : LayerHooks.NONE;
  }

  /** Runs one block. */
  private interface Run {
    Tensor run(Ops ops, int block, Tensor hidden);
  }

  /** The blocks at their places. */
  private final class Hooks implements LayerHooks {
    private final Run blockByNumber;

    Hooks(Run blockByNumber) {
      this.blockByNumber = blockByNumber;
    }

    @Override
    public Tensor before(Ops ops, int layer, Tensor hidden) { // (batch, tokens, width)
      return at(ops, layer, hidden);
    }

    /** Blocks may stand behind the last layer too. */
    @Override
    public Tensor after(Ops ops, int layer, Tensor hidden) { // (batch, tokens, width)
      return layer == layers - 1 ? at(ops, layers, hidden) : hidden;
    }

    private Tensor at(Ops ops, int before, Tensor hidden) {
      Tensor looked = hidden;
      for (int block = 0; block < blocks.size(); block++) {
        if (places.get(block).before() == before) {
          looked = blockByNumber.run(ops, block, looked);
        }
      }
      return looked;
    }
  }
}
