package ai.lynx.adapters.identity;

import ai.lynx.spi.component.Bridge;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;

/** Feature vectors as they are. */
record Identity() implements Bridge {
  @Override
  public Tensor connect(Ops ops, Tensor features) {
    return features;
  }

  @Override
  public int tokens(int features) {
    return features;
  }
}
