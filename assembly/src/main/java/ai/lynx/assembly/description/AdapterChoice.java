package ai.lynx.assembly.description;

import ai.lynx.spi.config.Settings;

/**
 * Adapters on the language model's layers.
 *
 * @param plug the plug's name
 * @param every M: layers 0, M, 2 M, ... have one
 * @param settings what the plug itself reads
 */
public record AdapterChoice(String plug, int every, Settings settings) {
  /** The plug and its settings. */
  public PlugChoice choice() {
    return new PlugChoice(plug, settings);
  }

  /** Whether a layer has an adapter. */
  public boolean on(int layer) {
    return layer % every == 0;
  }
}
