package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.spi.engine.EngineOptions;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;

/**
 * Makes sessions of models, on the devices that were found.
 *
 * @param contributed ONNX Runtime's own operators that graphs are written with
 */
record Sessions(
    OrtEnvironment environment,
    Devices devices,
    Devices.Request request,
    EngineOptions options,
    Set<Contributed> contributed) {
  /** A session for a single operator, on the caller's thread. */
  OrtSession ofOperator(byte[] model, String what) {
    try (OrtSession.SessionOptions settings = settings(1)) {
      settings.setCPUArenaAllocator(false); // each of hundreds of sessions would keep memory back
      return environment.createSession(model, settings);
    } catch (OrtException e) {
      throw NativeFailure.of(what, e);
    }
  }

  /**
   * A session for a whole graph.
   *
   * @param weights by the names that the model has for them; the session reads their memory
   */
  OrtSession ofGraph(String name, byte[] model, Map<String, OnnxTensor> weights) {
    try (OrtSession.SessionOptions settings = settings(options.threads().orElse(0))) {
      Map<String, OnnxTensorLike> external = Map.copyOf(weights);
      if (!external.isEmpty()) {
        settings.addExternalInitializers(external);
      }
      return environment.createSession(model, settings);
    } catch (OrtException e) {
      throw NativeFailure.of("Compiling the graph " + name, e);
    }
  }

  /**
   * @param threads 0 leaves it to ONNX Runtime, which takes one for each core
   */
  private OrtSession.SessionOptions settings(int threads) throws OrtException {
    OrtSession.SessionOptions settings = new OrtSession.SessionOptions();
    settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL); // failures are thrown
    settings.setIntraOpNumThreads(threads);
    settings.setInterOpNumThreads(1);
    for (Device device : devices.working()) {
      request.add(device, settings);
    }
    return settings;
  }
}
