package ai.lynx.spi.component;

import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/**
 * What is put between the layers of a language model. Hidden states are (batch, tokens, width) and
 * keep their shape.
 */
public interface LayerHooks {
  /** Nothing between the layers. */
  LayerHooks NONE = new LayerHooks() {};

  /** On the input of a layer. */
  default Tensor before(Ops ops, int layer, Tensor hidden) {
    return hidden;
  }

  /** On the output of a layer, its residuals included. */
  default Tensor after(Ops ops, int layer, Tensor hidden) {
    return hidden;
  }

  /** These hooks, and inside them (nearer to the layer) the others. */
  default LayerHooks around(LayerHooks inner) {
    LayerHooks outer = this;
    return new LayerHooks() {
      @Override
      public Tensor before(Ops ops, int layer, Tensor hidden) {
        return inner.before(ops, layer, outer.before(ops, layer, hidden));
      }

      @Override
      public Tensor after(Ops ops, int layer, Tensor hidden) {
        return outer.after(ops, layer, inner.after(ops, layer, hidden));
      }
    };
  }
}
