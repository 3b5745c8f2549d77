package ai.lynx.spi.plug;

import java.util.Set;

/**
 * Something that can be plugged in by name. Providers are tiny: a name, capabilities, and one
 * {@code create} method; they are listed in {@code module-info.java} ({@code provides ... with
 * ...}) and, for class-path users, in {@code META-INF/services}.
 */
public interface Plug {
  /** The name that configurations use: lower case, words joined by hyphens. */
  String name();

  /** What it promises beyond the least; the compatibility kit tests each promise. */
  default Set<Capability> capabilities() {
    return Set.of();
  }
}
