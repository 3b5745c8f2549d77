package ai.lynx;

import ai.lynx.error.LynxException;
import ai.lynx.error.PluginException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The entry: loads models on an engine found through {@link ServiceLoader}.
 *
 * <pre>{@code
 * try (Lynx lynx = Lynx.create();
 *      LynxModel model = lynx.load(ModelLocation.bundled("lynx-mini"))) {
 *   Answer answer = model.ask(Image.read(path), "What colour is the ball?");
 * }
 * }</pre>
 *
 * <p>Safe for use by several threads. Closing it closes the models it has loaded; closing twice is
 * harmless.
 */
public interface Lynx extends AutoCloseable {
  /** A Lynx with the first engine found and its defaults. */
  static Lynx create() {
    return create(LynxOptions.defaults());
  }

  /**
   * A Lynx with the given options.
   *
   * @throws PluginException if no implementation of Lynx is on the path
   * @throws LynxException if the engine cannot be started
   */
  static Lynx create(LynxOptions options) {
    List<LynxProvider> found =
        ServiceLoader.load(LynxProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    if (found.isEmpty()) {
      throw new PluginException(
          "No implementation of Lynx is on the class path or module path; add the Maven artifact ai.lynx:lynx.");
    }
    return found.get(0).create(options);
  }

  /**
   * Loads a model with the defaults.
   *
   * @throws LynxException if the model is missing, its files are damaged, or one of its plugs is
   *     unknown
   */
  default LynxModel load(ModelLocation location) {
    return load(location, LoadOptions.defaults());
  }

  /** Loads a model. */
  LynxModel load(ModelLocation location, LoadOptions options);

  /**
   * What was found on the path: engines, encoders, language models and so on, with the artifacts
   * they came from.
   */
  List<PlugInfo> plugs();

  @Override
  void close();
}
