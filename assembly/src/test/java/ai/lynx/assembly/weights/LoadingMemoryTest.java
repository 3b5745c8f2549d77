package ai.lynx.assembly.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.tensor.ElementType;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A model is in memory once while it loads: the process grows by the weights, a tenth, and what the
 * virtual machine takes. The file has holes in place of its zeros. {@code -Dlynx.loading.layers=N}
 * makes it larger.
 */
class LoadingMemoryTest {
  private static final int WIDTH = 1024;
  private static final int INNER = 4096;
  private static final int TOKENS = 8192;
  private static final int LAYERS = Integer.getInteger("lynx.loading.layers", 3);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PEAK_RESET = Path.of("/proc/self/clear_refs");

  /** Classes, compiled code and garbage of a loader that holds nothing. */
  private static final long MACHINE = 64L << 20;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"F32, FLOAT32", "BF16, BFLOAT16", "BF16, FLOAT32"})
  void isThatOfTheWeights(String stored, ElementType precision) throws IOException {
    assumeTrue(Files.isWritable(PEAK_RESET), "Peaks of memory are told on Linux only");
    write(stored);
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(precision, precision, Optional.empty());
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1))) {
      System.gc();
      Files.writeString(PEAK_RESET, "5");
      long before = status("VmRSS");
      try (AssembledNetwork network =
          assembly
              .loader()
              .loadHuggingFaceNetwork(new FolderFiles(folder), assembly.engine(), choices)) {
        long weights = network.parameters().values().stream().mapToLong(Parameter::bytes).sum();
        assertThat(weights)
            .as("large enough to tell once from twice")
            .isGreaterThan(3 * MACHINE / 2);
        assertThat(status("VmHWM") - before).isLessThan(weights + weights / 10 + MACHINE);
      }
    }
  }

  private static long status(String key) throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(key + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow();
  }

  private void write(String type) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "llama", "hidden_size": %d, "intermediate_size": %d,
         "num_hidden_layers": %d, "num_attention_heads": 8, "vocab_size": %d}
        """
            .formatted(WIDTH, INNER, LAYERS, TOKENS));
    long bytes = type.equals("F32") ? 4 : 2;
    Map<String, int[]> shapes = shapes();
    StringBuilder header = new StringBuilder();
    long end = 0;
    for (Map.Entry<String, int[]> one : shapes.entrySet()) {
      long begin = end;
      long elements = 1;
      for (int size : one.getValue()) {
        elements *= size;
      }
      end += elements * bytes;
      String shape =
          Arrays.stream(one.getValue())
              .mapToObj(String::valueOf)
              .collect(Collectors.joining(",", "[", "]"));
      header
          .append(header.isEmpty() ? "{" : ",")
          .append(
              "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
                  .formatted(one.getKey(), type, shape, begin, end));
    }
    byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile file =
        new RandomAccessFile(folder.resolve("model.safetensors").toFile(), "rw")) {
      file.write(
          ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).array());
      file.write(text);
      file.setLength(8 + text.length + end);
    }
  }

  private static Map<String, int[]> shapes() {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("model.embed_tokens.weight", new int[] {TOKENS, WIDTH});
    shapes.put("model.norm.weight", new int[] {WIDTH});
    shapes.put("lm_head.weight", new int[] {TOKENS, WIDTH});
    for (int layer = 0; layer < LAYERS; layer++) {
      String prefix = "model.layers." + layer + ".";
      for (String name : new String[] {"q", "k", "v", "o"}) {
        shapes.put(prefix + "self_attn." + name + "_proj.weight", new int[] {WIDTH, WIDTH});
      }
      shapes.put(prefix + "mlp.gate_proj.weight", new int[] {INNER, WIDTH});
      shapes.put(prefix + "mlp.up_proj.weight", new int[] {INNER, WIDTH});
      shapes.put(prefix + "mlp.down_proj.weight", new int[] {WIDTH, INNER});
      shapes.put(prefix + "input_layernorm.weight", new int[] {WIDTH});
      shapes.put(prefix + "post_attention_layernorm.weight", new int[] {WIDTH});
    }
    return shapes;
  }
}
