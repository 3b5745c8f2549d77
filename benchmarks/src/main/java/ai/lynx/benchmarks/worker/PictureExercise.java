package ai.lynx.benchmarks.worker;

import ai.lynx.benchmarks.Measurement;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Decodes a picture and makes 224 x 224 numbers of it, bicubic, as ViT's preparation does. */
final class PictureExercise implements Exercise {
  private final String name;
  private final byte[] encoded;
  private final MediaDecoder decoder =
      Plugs.load("media decoder", MediaDecoder.class).get("java-imageio");
  private final ImageTransform transform =
      Plugs.load("image transform", ImageTransformProvider.class)
          .get("hugging-face")
          .create(
              Settings.of(
                  "PictureExercise",
                  Map.of(
                      "image_processor_type",
                      "ViTImageProcessor",
                      "size",
                      Map.of("height", 224, "width", 224),
                      "resample",
                      3)));
  private TensorData numbers;

  PictureExercise(Task task) {
    this.name = task.text("picture");
    try {
      this.encoded = Files.readAllBytes(Path.of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
    this.numbers = prepare();
  }

  private TensorData prepare() {
    return transform.apply(new ArrayList<>(List.of(decoder.decode(encoded, name))));
  }

  @Override
  public Measurement once() {
    Clock began = Clock.now();
    numbers = prepare();
    return began.until(Clock.now(), 1);
  }

  @Override
  public void describe(ObjectNode about) {
    Described.numbers(about, numbers, 0);
  }

  @Override
  public void close() {}
}
