package ai.lynx.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Tolerance;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** One folder of a vision-language model with the original's numbers, on the naive engine. */
public final class VlmCase implements AutoCloseable {
  private final Path folder;
  private final Checkpoint model;
  private final Checkpoint expected;
  private final NaiveEngine engine = new NaiveEngine();
  private final Scope scope = engine.open();

  private VlmCase(Path folder) {
    this.folder = folder;
    model = new SafetensorsFormat().open(new FolderFiles(folder), "model.safetensors");
    expected = new SafetensorsFormat().open(new FolderFiles(folder), "expected.safetensors");
  }

  /** A folder below the reference results; skips the test where it is absent. */
  public static VlmCase open(String name) {
    Path folder =
        Path.of(System.getProperty("lynx.reference", "../../shared/reference"), "vlm", name);
    assumeTrue(Files.isDirectory(folder), "The reference results are not here: " + folder);
    return new VlmCase(folder);
  }

  public Ops ops() {
    return scope.ops();
  }

  /** The published weights whose names begin so. */
  public StoredWeights weights(String component) {
    return new StoredWeights(scope, model, component);
  }

  public Tensor tensor(TensorData data) {
    return scope.tensor(data);
  }

  public TensorData data(String name) {
    return expected.read(name);
  }

  /** An input or a result of the original. */
  public Tensor tensor(String name) {
    return scope.tensor(data(name));
  }

  /** The length of a result's vectors. */
  public int width(String name) {
    return (int) data(name).shape().size(-1).value();
  }

  public JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A section of config.json as it is published, with some keys added.
   *
   * @param section its key; empty for the whole file
   */
  public Settings settings(String section, Map<String, ?> added) {
    JsonNode config = json("config.json");
    Map<String, Object> values =
        new HashMap<>(
            new ObjectMapper()
                .convertValue(
                    section.isEmpty() ? config : config.get(section),
                    new TypeReference<Map<String, Object>>() {}));
    values.putAll(added);
    return Settings.of("config.json", values);
  }

  public double[] numbers(Tensor tensor) {
    return HostValues.of(scope.read(tensor));
  }

  /** Fails unless these are the original's numbers, as closely as the case demands. */
  public void check(String name, Tensor got) {
    check(name, HostValues.of(data(name)), numbers(got), i -> false);
  }

  /**
   * Fails unless these are the original's numbers, as closely as the case demands.
   *
   * @param name of the result in case.json
   * @param unspecified the places that do not count
   */
  public void check(String name, double[] want, double[] got, IntPredicate unspecified) {
    JsonNode entry = null;
    for (JsonNode candidate : json("case.json").get("compare")) {
      entry = candidate.get("tensor").asText().equals(name) ? candidate : entry;
    }
    assertThat(entry).as("what case.json says of %s", name).isNotNull();
    new Tolerance(entry.get("atol").asDouble(), entry.get("rtol").asDouble())
        .check(name, want, got, unspecified);
  }

  @Override
  public void close() {
    scope.close();
    engine.close();
    model.close();
    expected.close();
  }
}
