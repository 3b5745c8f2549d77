package ai.lynx.spi.component;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;

/** Registers a bridge. */
public interface BridgeProvider extends Plug {
  /**
   * @param visionWidth the length of the vectors that go in
   * @param languageWidth the length of the vectors that come out: the language model's, unless the
   *     fusion strategy takes others ({@link FusionProvider#visionWidth})
   */
  Bridge create(Settings settings, int visionWidth, int languageWidth, Weights weights);
}
