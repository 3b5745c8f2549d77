package ai.lynx.spi.plug;

import ai.lynx.error.PluginException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * All plugs of one kind that are on the path, by name. Immutable and safe for use by several
 * threads.
 *
 * @param <T> the provider interface
 */
public final class Plugs<T extends Plug> {
  private final String kind;
  private final Map<String, T> byName;

  private Plugs(String kind, Map<String, T> byName) {
    this.kind = kind;
    this.byName = byName;
  }

  /**
   * Finds all plugs of a kind through ServiceLoader.
   *
   * @param kind in words, such as "vision encoder"
   * @param type the provider interface; one that this module declares to use
   * @throws PluginException if two have the same name, naming both artifacts, or if one cannot be
   *     created
   */
  public static <T extends Plug> Plugs<T> load(String kind, Class<T> type) {
    List<T> found = new ArrayList<>();
    try {
      ServiceLoader.load(type).forEach(found::add);
    } catch (ServiceConfigurationError e) {
      throw new PluginException("A " + kind + " plug cannot be created: " + e.getMessage(), e);
    }
    return of(kind, found);
  }

  /** Plugs that are given instead of found. */
  public static <T extends Plug> Plugs<T> of(String kind, List<T> plugs) {
    Map<String, T> byName = new TreeMap<>();
    for (T plug : plugs) {
      T other = byName.putIfAbsent(plug.name(), plug);
      if (other != null && other.getClass() != plug.getClass()) {
        throw new PluginException(
            "Two plugs are called %s %s: %s from %s and %s from %s. Remove one artifact or rename one plug."
                .formatted(
                    kind,
                    plug.name(),
                    other.getClass().getName(),
                    artifact(other),
                    plug.getClass().getName(),
                    artifact(plug)));
      }
    }
    return new Plugs<>(kind, byName);
  }

  /**
   * The plug of that name.
   *
   * @throws PluginException if there is none, saying which exist, what is spelt nearly so, and
   *     which Maven artifact usually brings it
   */
  public T get(String name) {
    T plug = byName.get(name);
    if (plug != null) {
      return plug;
    }
    StringBuilder message =
        new StringBuilder("There is no ")
            .append(kind)
            .append(" called \"")
            .append(name)
            .append("\".");
    Spelling.nearest(name, byName.keySet())
        .ifPresent(near -> message.append(" Did you mean \"").append(near).append("\"?"));
    message.append(
        byName.isEmpty()
            ? " None is on the path."
            : " On the path are: " + String.join(", ", byName.keySet()) + ".");
    KnownArtifacts.of(name)
        .ifPresent(
            artifact ->
                message.append(" The Maven artifact ").append(artifact).append(" brings it."));
    throw new PluginException(message.toString());
  }

  /** The plug of that name, if there is one. */
  public Optional<T> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All plugs, by name. */
  public List<T> all() {
    return List.copyOf(byName.values());
  }

  /** What this kind is called. */
  public String kind() {
    return kind;
  }

  /** The jar or module that a plug came from. */
  public static String artifact(Plug plug) {
    Module module = plug.getClass().getModule();
    CodeSource source = plug.getClass().getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return module.isNamed() ? "module " + module.getName() : "an unknown place";
    }
    String path = source.getLocation().getPath();
    String file = path.substring(path.lastIndexOf('/', path.length() - 2) + 1);
    return file.equals("classes/") ? path : file;
  }
}
