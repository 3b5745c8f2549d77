package ai.lynx.jinja.value;

import java.util.List;
import java.util.Optional;

/** What {@code groupby} gives: a pair whose parts have names. */
public final class Group extends Tuple implements Attributed {
  /**
   * @param grouper what the items have in common
   */
  public Group(Object grouper, List<Object> items) {
    super(List.of(grouper, items));
  }

  @Override
  public Optional<Object> attribute(String name) {
    return switch (name) {
      case "grouper" -> Optional.of(get(0));
      case "list" -> Optional.of(get(1));
      default -> Optional.empty();
    };
  }
}
