package ai.lynx.assembly.network;

import ai.lynx.spi.component.Adapter;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.Map;

/**
 * Adapters on the outputs of decoder layers.
 *
 * @param byLayer the layers that have one
 */
public record AdapterLayers(Map<Integer, Adapter> byLayer) implements LayerHooks {
  public AdapterLayers {
    byLayer = Map.copyOf(byLayer);
  }

  @Override
  public Tensor after(Ops ops, int layer, Tensor hidden) {
    Adapter adapter = byLayer.get(layer);
    return adapter == null ? hidden : adapter.forward(ops, hidden);
  }
}
