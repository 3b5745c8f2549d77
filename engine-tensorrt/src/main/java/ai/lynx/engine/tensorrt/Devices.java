package ai.lynx.engine.tensorrt;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The devices that run sessions here: TensorRT, then CUDA, then the CPU, as far as they work. What
 * one cannot run the next one runs.
 *
 * @param working the devices to ask for, in order; the CPU is always the last
 * @param absent those that do not work, and why
 */
record Devices(List<Device> working, Map<Device, String> absent) {
  private static final String GPU_ARTIFACT =
      "the ONNX Runtime on the path is built without it; put com.microsoft.onnxruntime:onnxruntime_gpu in the place of com.microsoft.onnxruntime:onnxruntime";

  Devices {
    working = List.copyOf(working);
    absent = Collections.unmodifiableMap(new EnumMap<>(absent));
  }

  /** Adds a device to the options of a session. */
  @FunctionalInterface
  interface Request {
    /**
     * @throws OrtException if its libraries are not there or there is no such device
     */
    void add(Device device, OrtSession.SessionOptions options) throws OrtException;
  }

  /**
   * Tries all devices.
   *
   * @param builtIn what this build of ONNX Runtime knows
   */
  static Devices find(Set<OrtProvider> builtIn, Request request) {
    List<Device> working = new ArrayList<>();
    Map<Device, String> absent = new EnumMap<>(Device.class);
    for (Device device : Device.values()) {
      if (!builtIn.contains(device.provider())) {
        absent.put(device, GPU_ARTIFACT);
        continue;
      }
      try (OrtSession.SessionOptions trial = new OrtSession.SessionOptions()) {
        request.add(device, trial);
        working.add(device);
      } catch (OrtException e) {
        absent.put(device, String.valueOf(e.getMessage()));
      }
    }
    return new Devices(working, absent);
  }

  /** The one that does most of the work. */
  Device first() {
    return working.get(0);
  }

  /** The choice and its reasons, such as "CPU (no TensorRT, no CUDA: ...)". */
  String description() {
    if (absent.isEmpty()) {
      return first().toString();
    }
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    absent.forEach(
        (device, reason) ->
            byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add("no " + device));
    return byReason.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .collect(Collectors.joining("; ", first() + " (", ")"));
  }
}
