package ai.lynx.vision.encoders;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One folder of reference results, which a clone elsewhere does not have. */
public final class ReferenceCase implements AutoCloseable {
  private final Path folder;
  private final Checkpoint expected;

  private ReferenceCase(Path folder) {
    this.folder = folder;
    this.expected = weights("expected.safetensors");
  }

  /** A folder below the reference results; skips the test where it is absent. */
  public static ReferenceCase open(String name) {
    Path folder = Path.of(System.getProperty("lynx.reference", "../../shared/reference"), name);
    assumeTrue(Files.isDirectory(folder), "The reference results are not here: " + folder);
    return new ReferenceCase(folder);
  }

  /** What case.json says. */
  public JsonNode description() {
    return json("case.json");
  }

  public JsonNode json(String file) {
    try {
      return new ObjectMapper().readTree(folder.resolve(file).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean has(String tensor) {
    return expected.entries().containsKey(tensor);
  }

  public TensorData tensor(String name) {
    return expected.read(name);
  }

  /** A UINT8 tensor of (height, width, 3) as a picture. */
  public RgbImage image(String tensor) {
    TensorData data = tensor(tensor);
    byte[] rgb = new byte[data.elements()];
    data.bytes().duplicate().get(rgb);
    long[] sizes = data.shape().toLongs();
    return new RgbImage((int) sizes[1], (int) sizes[0], rgb);
  }

  /** A file of weights of this case; the caller closes it. */
  public Checkpoint weights(String file) {
    return weights(new SafetensorsFormat(), file);
  }

  /** A file of weights in a given format; the caller closes it. */
  public Checkpoint weights(CheckpointFormat format, String file) {
    return format.open(new FolderFiles(folder), file);
  }

  @Override
  public void close() {
    expected.close();
  }
}
