import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.plug.Plugs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decodes a picture and makes 224 x 224 numbers of it, bicubic, as CLIP's preparation does, on one
 * thread; prints the CPU time of each repetition in milliseconds. Its peer is pillow_speed.py.
 */
public final class PictureSpeed {
  private PictureSpeed() {}

  /** Arguments: the picture, and how often. */
  public static void main(String[] arguments) throws Exception {
    byte[] encoded = Files.readAllBytes(Path.of(arguments[0]));
    MediaDecoder decoder = Plugs.load("media decoder", MediaDecoder.class).get("java-imageio");
    ImageTransform transform =
        Plugs.load("image transform", ImageTransformProvider.class)
            .get("hugging-face")
            .create(
                Settings.of(
                    "PictureSpeed",
                    Map.of(
                        "image_processor_type", "ViTImageProcessor",
                        "size", Map.of("height", 224, "width", 224),
                        "resample", 3)));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
      long began = clock.getCurrentThreadCpuTime();
      RgbImage picture = decoder.decode(encoded, arguments[0]);
      long decoded = clock.getCurrentThreadCpuTime();
      List<RgbImage> pictures = new ArrayList<>(List.of(picture));
      transform.apply(pictures);
      long ended = clock.getCurrentThreadCpuTime();
      System.out.printf(
          Locale.ROOT,
          "%.1f %.1f%n",
          (decoded - began) / 1e6,
          (ended - decoded) / 1e6);
    }
  }
}
