package ai.lynx.spi.engine;

import java.util.Optional;

/**
 * Something that computes: it gives {@link ai.lynx.spi.tensor.Ops} a meaning and owns the native
 * memory of tensors.
 *
 * <p>Safe for use by several threads; each opens its own scopes. Closing twice is harmless.
 */
public interface Engine extends AutoCloseable {
  /** The name by which it is asked for, such as "pytorch". */
  String name();

  /** Version and device in words, such as "PyTorch 2.7.1 on CPU, 2 threads". */
  String description();

  /**
   * How far this engine's float32 results may be from an original's, absolute and relative, and
   * still count as equal to them; 0 leaves that to each reference case.
   */
  default double tolerance() {
    return 0;
  }

  /** Opens a scope for computing without gradients. The caller closes it. */
  Scope open();

  /** Gradients, if this engine can train. */
  Optional<Autograd> autograd();

  /** Whole graphs in one call, if this engine can compile them. */
  default Optional<GraphCompiler> compiler() {
    return Optional.empty();
  }

  /** Graphs as files for other programs, if this engine can write them. */
  default Optional<GraphExporter> exporter() {
    return Optional.empty();
  }

  @Override
  void close();
}
