package ai.lynx.engine.pytorch;

import ai.lynx.engine.pytorch.script.ModuleArchive;
import java.util.List;
import java.util.stream.Collectors;

/** The kernels' source text as a TorchScript archive. */
final class KernelArchive {
  private static final List<String> SOURCES =
      List.of(
          "types",
          "elementwise",
          "products",
          "norms",
          "attention",
          "rotary",
          "axes",
          "cache",
          "losses",
          "training",
          "rounding");

  private KernelArchive() {}

  /** The archive's bytes. */
  static byte[] bytes() {
    return ModuleArchive.pack(
        "Kernels",
        List.of(),
        SOURCES.stream().map(ModuleArchive::source).collect(Collectors.joining("\n")));
  }
}
