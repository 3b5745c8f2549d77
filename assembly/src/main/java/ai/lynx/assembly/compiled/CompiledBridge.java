package ai.lynx.assembly.compiled;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.component.Instruction;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** A bridge in one call, for any number of pictures with as many features each. */
record CompiledBridge(String name, Bridge bridge, GraphStore graphs) implements Bridge {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size WORDS = Size.symbol("words");

  @Override
  public Tensor connect(Ops ops, Tensor features) {
    return graphs
        .run(
            ops,
            name,
            List.of(new Given("features", features, features.shape().with(0, BATCH))),
            (given, inputs) -> Map.of("vectors", bridge.connect(given, inputs.get("features"))))
        .get("vectors");
  }

  @Override
  public Tensor connect(Ops ops, Tensor features, Instruction instruction) {
    if (!readsInstruction()) {
      return connect(ops, features);
    }
    return graphs
        .run(
            ops,
            name,
            List.of(
                new Given("features", features, features.shape().with(0, BATCH)),
                Given.of("ids", instruction.ids(), BATCH, WORDS),
                Given.of("mask", instruction.mask(), BATCH, WORDS)),
            (given, inputs) ->
                Map.of(
                    "vectors",
                    bridge.connect(
                        given,
                        inputs.get("features"),
                        new Instruction(inputs.get("ids"), inputs.get("mask")))))
        .get("vectors");
  }

  @Override
  public boolean readsInstruction() {
    return bridge.readsInstruction();
  }

  @Override
  public int tokens(int features) {
    return bridge.tokens(features);
  }
}
