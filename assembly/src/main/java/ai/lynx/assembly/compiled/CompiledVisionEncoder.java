package ai.lynx.assembly.compiled;

import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A vision encoder in one call, for any number of pictures of one size.
 *
 * @param name of its graph
 * @param encoder what is compiled
 * @param graphs keeps the graph; open as long as this is used
 */
public record CompiledVisionEncoder(String name, VisionEncoder encoder, GraphStore graphs)
    implements VisionEncoder {
  private static final Size PICTURES = Size.symbol("pictures");

  @Override
  public Tensor encode(Ops ops, Tensor pixels, BlockListener listener) {
    if (listener != BlockListener.SILENT) { // it wants to hear of tensors as they are computed
      return encoder.encode(ops, pixels, listener);
    }
    return graphs
        .run(
            ops,
            name,
            List.of(new Given("pixels", pixels, pixels.shape().with(0, PICTURES))),
            (given, inputs) -> Map.of("features", encoder.encode(given, inputs.get("pixels"))))
        .get("features");
  }

  /** Pictures of which parts are not shown differ in more than their size; not compiled. */
  @Override
  public Tensor encode(Ops ops, Tensor pixels, Tensor shown, BlockListener listener) {
    return encoder.encode(ops, pixels, shown, listener);
  }

  @Override
  public int width() {
    return encoder.width();
  }

  @Override
  public int tokens() {
    return encoder.tokens();
  }
}
