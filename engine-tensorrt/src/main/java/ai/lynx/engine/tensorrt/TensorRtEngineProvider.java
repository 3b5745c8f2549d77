package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.EngineProvider;
import ai.lynx.spi.plug.Capability;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import java.nio.file.Path;
import java.util.Set;

/** Registers the engine called "tensorrt". */
public final class TensorRtEngineProvider implements EngineProvider {
  /** The system property that names the folder for what TensorRT has built. */
  static final String CACHE = "lynx.tensorrt.cache";

  /** The system property that says which operators graphs are written with. */
  static final String OPERATORS = "lynx.tensorrt.operators";

  private static final System.Logger LOGGER =
      System.getLogger(TensorRtEngineProvider.class.getName());

  /** For ServiceLoader. */
  public TensorRtEngineProvider() {}

  @Override
  public String name() {
    return "tensorrt";
  }

  /** No training: what is trained on another engine runs here. */
  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  /**
   * Loads ONNX Runtime and chooses TensorRT, else CUDA, else the CPU; the choice and its reasons
   * are logged and in the engine's description.
   *
   * @throws EngineException if ONNX Runtime's native library cannot be loaded here
   */
  @Override
  public Engine create(EngineOptions options) {
    OrtEnvironment environment = environment();
    DeviceRequest request = new DeviceRequest(cache());
    Devices devices = Devices.find(OrtEnvironment.getAvailableProviders(), request);
    request.prepare(devices);
    LOGGER.log(System.Logger.Level.DEBUG, "The engine tensorrt runs on " + devices.description());
    return new RuntimeEngine(
        name(), new Sessions(environment, devices, request, options, contributed(devices.first())));
  }

  /** ONNX Runtime's own operators, as far as the device has them and they are wanted. */
  private static Set<Contributed> contributed(Device device) {
    String wanted = System.getProperty(OPERATORS, "fused");
    return switch (wanted) {
      case "fused" -> device.contributed();
      case "standard" -> Set.of();
      default ->
          throw new EngineException(
              "The system property %s is %s; it may be fused or standard."
                  .formatted(OPERATORS, wanted));
    };
  }

  private static OrtEnvironment environment() {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "lynx");
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | LinkageError e) {
      throw new EngineException(
          "ONNX Runtime cannot be loaded here: %s. The Maven artifact com.microsoft.onnxruntime:onnxruntime has libraries for Linux on x86_64 and aarch64, macOS on aarch64 and Windows on x86_64."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static Path cache() {
    String given = System.getProperty(CACHE);
    return given == null
        ? Path.of(System.getProperty("user.home"), ".cache", "lynx", "tensorrt")
        : Path.of(given);
  }
}
