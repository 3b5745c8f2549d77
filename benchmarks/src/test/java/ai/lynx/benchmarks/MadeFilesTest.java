package ai.lynx.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.huggingface.EncoderFolder;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes for itself where nothing is given. */
class MadeFilesTest {
  @TempDir Path folder;

  @Test
  void theEncoderLoadsWithAllItsWeights() throws IOException {
    DrawnEncoder.write(folder);
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
        Scope memory = assembly.engine().open();
        EncoderFolder encoder =
            EncoderFolder.open(
                new FolderFiles(folder),
                assembly.loader().plugs(),
                assembly.loader().opener(),
                memory)) {
      Tensor pixels = memory.tensor(TensorData.of(new float[3 * 28 * 28], 1, 3, 28, 28));
      Tensor features =
          encoder.encoder(Map.of()).encode(memory.ops(), pixels, BlockListener.SILENT);
      assertThat(features.shape()).isEqualTo(Shape.of(1, 1 + 4, 384));
      assertThat(encoder.unused()).containsAnyOf("embeddings.mask_token").hasSizeLessThan(2);
    }
  }

  @Test
  void thePictureIsOfTwelveMegapixelsAndNotTrivial() throws IOException {
    Path file = folder.resolve("picture.jpg");
    LargePicture.write(file);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertThat((long) picture.getWidth() * picture.getHeight()).isEqualTo(12_000_000);
    assertThat(file.toFile().length()).isBetween(2_000_000L, 6_000_000L); // a photograph's
  }
}
