package ai.lynx;

import java.util.List;

/**
 * What a model is made of.
 *
 * @param name its name
 * @param location where it was loaded from
 * @param engine the engine that computes it
 * @param parts its plugs in the order data flows through them
 * @param unusedWeights weights in its files that no part asked for
 */
public record ModelInfo(
    String name, String location, String engine, List<Part> parts, List<String> unusedWeights) {
  public ModelInfo {
    parts = List.copyOf(parts);
    unusedWeights = List.copyOf(unusedWeights);
  }

  /** All parameters of all parts. */
  public long parameters() {
    return parts.stream().mapToLong(Part::parameters).sum();
  }

  /**
   * One plug of a model.
   *
   * @param kind what it is, such as "bridge"
   * @param plug the plug's name
   * @param parameters how many numbers it has
   * @param bytes memory of its weights
   * @param trainable whether training changes it; what is not trainable is frozen
   * @param settings its settings in words
   */
  public record Part(
      String kind, String plug, long parameters, long bytes, boolean trainable, String settings) {}
}
