package ai.lynx.llm.backbones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One case of the reference data; a test that asks for one is skipped where there is no such data.
 */
public record ReferenceFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static ReferenceFolder of(String name) {
    Path path = Path.of(System.getProperty("lynx.reference", "../../shared/reference"), name);
    assumeTrue(Files.isDirectory(path), () -> "The reference data is not here: " + path);
    return new ReferenceFolder(path);
  }

  /** case.json. */
  public JsonNode description() {
    return json("case.json");
  }

  public JsonNode json(String name) {
    try {
      return JSON.readTree(path.resolve(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FolderFiles files() {
    return new FolderFiles(path);
  }

  /** The tensors of the safetensors and PyTorch files whose names begin so. */
  public Map<String, TensorData> tensors(String... beginnings) {
    FolderFiles files = files();
    Map<String, TensorData> tensors = new HashMap<>();
    for (String name : files.names()) {
      boolean holdsWeights = name.endsWith(".safetensors") || name.endsWith(".bin");
      if (holdsWeights && Stream.of(beginnings).anyMatch(name::startsWith)) {
        String kind = name.endsWith(".bin") ? "pytorch" : "safetensors";
        CheckpointFormat format = Plugs.load("checkpoint format", CheckpointFormat.class).get(kind);
        try (Checkpoint checkpoint = format.open(files, name)) {
          checkpoint.entries().keySet().forEach(key -> tensors.put(key, checkpoint.read(key)));
        }
      }
    }
    assertThat(tensors).as("weights in %s", path).isNotEmpty();
    return tensors;
  }

  /** A list of numbers that must be there. */
  public static int[] ints(JsonNode list) {
    assertThat(list.isArray()).as("%s is a list", list).isTrue();
    return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
  }
}
