package ai.lynx.engine.pytorch;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds scopes open while their tensors are computed with: freeing native memory under a running
 * operator would take the process down. Closing such a scope waits.
 */
final class Pins implements AutoCloseable {
  private final List<EagerScope> pinned = new ArrayList<>(2);

  private Pins() {}

  /** Holds a scope and the owners of tensors. */
  static Pins on(EagerScope scope, List<TorchTensor> tensors) {
    Pins pins = new Pins();
    pins.pin(scope);
    pins.pinOwners(tensors);
    return pins;
  }

  /** Holds the owners of tensors. */
  static Pins on(List<TorchTensor> tensors) {
    Pins pins = new Pins();
    pins.pinOwners(tensors);
    return pins;
  }

  private void pinOwners(List<TorchTensor> tensors) {
    for (TorchTensor tensor : tensors) {
      // Another thread may give the tensor to another scope before its owner is held.
      while (!pinned.contains(tensor.owner())) {
        pin(tensor.owner());
      }
    }
  }

  private void pin(EagerScope scope) {
    scope.pin();
    pinned.add(scope);
  }

  @Override
  public void close() {
    pinned.forEach(EagerScope::unpin);
  }
}
