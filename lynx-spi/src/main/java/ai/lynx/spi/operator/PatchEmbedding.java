package ai.lynx.spi.operator;

import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;

/**
 * Cuts pictures into square patches and projects each: a convolution whose stride is its kernel;
 * what is left over at the right and bottom edge is unused.
 *
 * <p>Inputs: pixels (pictures, channels, height, width), weight (out, channels, patch, patch),
 * optional bias (out). Output: (pictures, patches, out), patches row by row. Height and width are
 * known sizes.
 */
public record PatchEmbedding() implements Operator {
  @Override
  public Shape shape(List<Shape> inputs) {
    Shapes.count(this, 2, 3, inputs);
    Shape pixels = inputs.get(0);
    Shape weight = inputs.get(1);
    Shapes.check(
        pixels.rank() == 4
            && weight.rank() == 4
            && pixels.size(1).equals(weight.size(1))
            && weight.size(2).equals(weight.size(3)),
        this,
        "needs pixels (pictures, channels, height, width) and weight (out, channels, patch, patch)",
        inputs);
    Shapes.check(
        inputs.size() < 3 || inputs.get(2).equals(Shape.of(weight.size(0))),
        this,
        "needs bias (out)",
        inputs);
    long patch = weight.size(2).value();
    long patches = (pixels.size(2).value() / patch) * (pixels.size(3).value() / patch);
    return Shape.of(pixels.size(0), Size.of(patches), weight.size(0));
  }
}
