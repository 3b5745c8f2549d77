package ai.lynx.vision.encoders.positions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.lynx.checkpoints.pytorch.PyTorchFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.vision.encoders.ReferenceCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of published files become those that the official code makes of them. */
class PositionTableReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "image-every-layer, 4, 6", // enlarged
    "image-every-second-layer, 7, 5", // shrunk, from half precision
    "llm-own-pad-token, 5, 4",
    "video-3-frames, 5, 3",
    "video-5-frames, 3, 4",
  })
  void resizesAsTheOfficialCodeDoes(String name, int storedGrid, int grid) {
    try (ReferenceCase reference = ReferenceCase.open("lynx/" + name);
        Checkpoint published = reference.weights(new PyTorchFormat(), "data/eva_vit_g.pth");
        Checkpoint loaded = reference.weights("model.safetensors")) {
      TensorData stored = published.read("pos_embed");
      assertThat(stored.shape().size(1).value()).isEqualTo(1 + storedGrid * storedGrid);

      TensorData fitted = new PositionTable(1, grid, grid).adjust(stored);

      TensorData want = loaded.read("vision_encoder.pos_embed");
      assertThat(fitted.shape()).isEqualTo(want.shape());
      assertThat(fitted.toFloats()).containsExactly(want.toFloats(), within(2e-6f));
    }
  }
}
