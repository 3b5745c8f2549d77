package ai.lynx.engine.tensorrt;

import ai.lynx.error.EngineException;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of each device.
 *
 * @param engines the folder where TensorRT keeps the engines it has built, which takes minutes for
 *     a large model. TensorRT names its files by the graph's hash and the GPU, and writes them
 *     through a temporary name, so processes may share it.
 */
record DeviceRequest(Path engines) implements Devices.Request {
  @Override
  public void add(Device device, OrtSession.SessionOptions options) throws OrtException {
    switch (device) {
      case TENSORRT -> {
        try (OrtTensorRTProviderOptions tensorRt = new OrtTensorRTProviderOptions(0)) {
          for (Map.Entry<String, String> setting : tensorRt().entrySet()) {
            tensorRt.add(setting.getKey(), setting.getValue());
          }
          options.addTensorrt(tensorRt);
        }
      }
      case CUDA -> {
        try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(0)) {
          for (Map.Entry<String, String> setting : cuda().entrySet()) {
            cuda.add(setting.getKey(), setting.getValue());
          }
          options.addCUDA(cuda);
        }
      }
      case CPU -> options.addCPU(true);
    }
  }

  /** Options of the TensorRT execution provider, by its names. */
  Map<String, String> tensorRt() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("trt_engine_cache_enable", "1");
    settings.put("trt_engine_cache_path", engines.toString());
    settings.put("trt_timing_cache_enable", "1");
    settings.put("trt_timing_cache_path", engines.toString());
    return settings;
  }

  /** Options of the CUDA execution provider, by its names. */
  Map<String, String> cuda() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("use_tf32", "0"); // as exact as float32 is elsewhere
    settings.put("arena_extend_strategy", "kSameAsRequested"); // or the arena doubles in size
    return settings;
  }

  /** Makes the folder, if there is a device that writes to it. */
  void prepare(Devices devices) {
    if (devices.working().contains(Device.TENSORRT)) {
      try {
        Files.createDirectories(engines);
      } catch (IOException e) {
        throw new EngineException(
            "The folder %s for TensorRT's engines cannot be made: %s; give another with the system property %s."
                .formatted(engines, e, TensorRtEngineProvider.CACHE),
            e);
      }
    }
  }
}
