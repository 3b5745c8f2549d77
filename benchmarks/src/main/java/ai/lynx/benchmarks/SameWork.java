package ai.lynx.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether two programs did the same work, as far as they say what they did. */
final class SameWork {
  /** How far features may be apart before a reader should know, relative to their size. */
  private static final double NEAR = 0.02;

  private SameWork() {}

  /** Sentences about what differs; none if nothing does. */
  static List<String> differences(JsonNode ours, JsonNode peers) {
    List<String> found = new ArrayList<>();
    for (String name : List.of("prompt_tokens", "steps", "shape")) {
      JsonNode own = ours.get(name);
      JsonNode other = peers.get(name);
      if (own != null && other != null && !own.equals(other)) {
        found.add("%s differs: %s, the peer's %s".formatted(name.replace('_', ' '), own, other));
      }
    }
    double distance = distance(ours.path("features"), peers.path("features"));
    if (!(distance <= NEAR)) {
      found.add("features are %.2g of their size away from the peer's".formatted(distance));
    }
    return found;
  }

  /** The largest difference over the largest number; 0 where one side gives none. */
  private static double distance(JsonNode ours, JsonNode peers) {
    if (!ours.isArray() || !peers.isArray()) {
      return 0;
    }
    if (ours.size() != peers.size()) {
      return Double.NaN;
    }
    double apart = 0;
    double largest = Double.MIN_NORMAL;
    for (int i = 0; i < ours.size(); i++) {
      double own = ours.get(i).asDouble(Double.NaN);
      double other = peers.get(i).asDouble(Double.NaN);
      apart = Math.max(apart, Math.abs(own - other));
      largest = Math.max(largest, Math.abs(other));
    }
    return apart / largest;
  }
}
