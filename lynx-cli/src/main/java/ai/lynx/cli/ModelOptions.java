package ai.lynx.cli;

import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which model answers, and how it computes. */
final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "MODEL",
      defaultValue = "lynx-mini",
      description =
          "A bundled model's name, a folder with a lynx.json or laid out officially (./NAME for a folder called like a bundled model), or hf:OWNER/NAME, which ./lynx pull downloads. Default: ${DEFAULT-VALUE}.")
  private ModelLocation location = ModelLocation.bundled("lynx-mini");

  @Mixin private final ComputeOptions compute = new ComputeOptions();
  @Mixin private final PrecisionOption precision = new PrecisionOption();

  /** What is done with the model; it is closed afterwards. */
  interface Use {
    void with(LynxModel model);
  }

  void load(Use use) {
    try (Lynx lynx = Lynx.create(compute.lynxOptions());
        LynxModel model = lynx.load(location, precision.loadOptions())) {
      use.with(model);
    }
  }
}
