package ai.lynx.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesTest {
  private static final EnumSet<OrtProvider> ALL =
      EnumSet.of(OrtProvider.TENSOR_RT, OrtProvider.CUDA, OrtProvider.CPU);

  @Test
  void devicesAreAskedForInOrder() {
    List<Device> asked = new ArrayList<>();
    Devices devices = Devices.find(ALL, (device, options) -> asked.add(device));
    assertThat(asked).containsExactly(Device.TENSORRT, Device.CUDA, Device.CPU);
    assertThat(devices.working()).containsExactly(Device.TENSORRT, Device.CUDA, Device.CPU);
    assertThat(devices.description()).isEqualTo("TensorRT");
  }

  @Test
  void aDeviceWithoutItsLibrariesIsLeftOutWithTheReason() {
    Devices devices =
        Devices.find(
            ALL,
            (device, options) -> {
              if (device == Device.TENSORRT) {
                throw new OrtException("libnvinfer.so.10: cannot open shared object file");
              }
            });
    assertThat(devices.working()).containsExactly(Device.CUDA, Device.CPU);
    assertThat(devices.description())
        .isEqualTo("CUDA (no TensorRT: libnvinfer.so.10: cannot open shared object file)");
  }

  @Test
  void aBuildWithoutADeviceNamesTheArtifactThatHasIt() {
    Devices devices = Devices.find(EnumSet.of(OrtProvider.CPU), (device, options) -> {});
    assertThat(devices.working()).containsExactly(Device.CPU);
    assertThat(devices.absent().values())
        .hasSize(2)
        .allSatisfy(reason -> assertThat(reason).contains("onnxruntime_gpu"));
  }

  @Test
  void theEngineSaysWhatItRunsOnAndWhy() {
    try (Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults())) {
      assertThat(engine.description())
          .startsWith("ONNX Runtime ")
          .containsAnyOf("on TensorRT", "on CUDA", "on CPU (no TensorRT");
    }
  }

  @Test
  void tensorRtKeepsWhatItBuilds() {
    assertThat(new DeviceRequest(Path.of("/cache")).tensorRt())
        .containsEntry("trt_engine_cache_enable", "1")
        .containsEntry("trt_engine_cache_path", Path.of("/cache").toString());
  }

  @Test
  void operatorsOfItsOwnAreUsedUnlessStandardOnesAreAskedFor() {
    try {
      System.setProperty(TensorRtEngineProvider.OPERATORS, "standard");
      try (Engine engine = new TensorRtEngineProvider().create(EngineOptions.defaults())) {
        assertThat(engine.description()).contains("in standard operators");
      }
      System.setProperty(TensorRtEngineProvider.OPERATORS, "plain");
      assertThatThrownBy(() -> new TensorRtEngineProvider().create(EngineOptions.defaults()))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("plain");
    } finally {
      System.clearProperty(TensorRtEngineProvider.OPERATORS);
    }
    assertThat(Device.CPU.contributed()).contains(Contributed.GROUP_QUERY_ATTENTION);
    assertThat(Device.TENSORRT.contributed()).isEmpty();
  }
}
