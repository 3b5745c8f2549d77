package ai.lynx.assembly.description;

import ai.lynx.error.LynxException;
import ai.lynx.error.PluginException;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import java.util.function.BiFunction;

/**
 * A part of a model: which plug, and its settings.
 *
 * @param plug the plug's name
 * @param settings what the plug itself reads
 */
public record PlugChoice(String plug, Settings settings) {
  /**
   * Finds the plug and makes its part of the model.
   *
   * @param kind the plugs it is one of
   * @param creation calls the plug with these settings
   * @throws PluginException if there is no such plug or it fails, naming the file that asked for it
   */
  public <P extends Plug, T> T create(Plugs<P> kind, BiFunction<P, Settings, T> creation) {
    try {
      return creation.apply(find(kind), settings);
    } catch (LynxException e) {
      throw e;
    } catch (RuntimeException e) { // a plug's own mistake, or settings that it does not check
      throw new PluginException(
          "%s: the %s %s cannot be created: %s".formatted(settings.source(), kind.kind(), plug, e),
          e);
    }
  }

  private <P extends Plug> P find(Plugs<P> kind) {
    try {
      return kind.get(plug);
    } catch (PluginException e) {
      throw new PluginException(settings.source() + ": " + e.getMessage(), e);
    }
  }
}
