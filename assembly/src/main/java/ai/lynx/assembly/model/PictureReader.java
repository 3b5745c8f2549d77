package ai.lynx.assembly.model;

import ai.lynx.assembly.prompt.FrameSampling;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.error.LynxException;
import ai.lynx.media.Image;
import ai.lynx.media.Video;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.MediaDecoder;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures and videos to what a vision encoder reads.
 *
 * @param decoders whoever recognises a picture's bytes decodes it
 * @param transform the model's own
 * @param frames how many frames of a video the model looks at
 */
public record PictureReader(Plugs<MediaDecoder> decoders, ImageTransform transform, int frames) {
  /** What reads a model's pictures; empty for a model that reads text only. */
  public static Optional<PictureReader> of(AssembledModel model, Plugs<MediaDecoder> decoders) {
    return model
        .description()
        .vision()
        .map(
            vision ->
                new PictureReader(
                    decoders, model.transform().orElseThrow(), vision.video().frames()));
  }

  /** Pixels (pictures, 3, height, width). */
  public TensorData images(List<Image> images) {
    return transform.apply(images.stream().map(this::decode).toList());
  }

  /** One picture in as many pieces as the model looks at. */
  public PicturePieces pieces(Image image) {
    return transform.pieces(decode(image));
  }

  /** Pixels (videos, frames, 3, height, width). */
  public TensorData videos(List<Video> videos) {
    List<RgbImage> pictures = new ArrayList<>();
    for (Video video : videos) {
      for (int frame : FrameSampling.sample(video.frames().size(), frames)) {
        pictures.add(decode(video.frames().get(frame).image()));
      }
    }
    TensorData pixels = transform.apply(pictures);
    List<Size> sizes = new ArrayList<>(pixels.shape().sizes());
    sizes.set(0, Size.of(videos.size()));
    sizes.add(1, Size.of(frames));
    return pixels.reshaped(new Shape(sizes));
  }

  /**
   * A picture's pixels.
   *
   * @throws InvalidMediaException if no decoder recognises it or it is damaged
   */
  public RgbImage decode(Image image) {
    return decode(decoders, image);
  }

  /**
   * A picture's pixels, by whichever decoder recognises it.
   *
   * @throws InvalidMediaException if none does or it is damaged
   */
  public static RgbImage decode(Plugs<MediaDecoder> decoders, Image image) {
    if (image.content() instanceof Image.Pixels pixels) {
      return new RgbImage(pixels.width(), pixels.height(), pixels.rgb());
    }
    byte[] encoded = ((Image.Encoded) image.content()).bytes();
    for (MediaDecoder decoder : decoders.all()) {
      if (decoder.recognises(encoded)) {
        return decode(decoder, encoded, image.name());
      }
    }
    if (encoded.length == 0) {
      throw new InvalidMediaException(image.name() + " is empty (0 bytes), not a picture.");
    }
    throw new InvalidMediaException(
        "%s is no picture of a known format (its first bytes are none of those that %s read)."
            .formatted(
                image.name(),
                decoders.all().isEmpty()
                    ? "any decoder on the path (there is none; the Maven artifact"
                        + " ai.lynx:vision-encoders brings one)"
                    : String.join(", ", decoders.all().stream().map(MediaDecoder::name).toList())));
  }

  private static RgbImage decode(MediaDecoder decoder, byte[] encoded, String name) {
    try {
      return decoder.decode(encoded, name);
    } catch (LynxException e) {
      throw e;
    } catch (RuntimeException e) { // decoders are plugs, and pictures come from anywhere
      throw new InvalidMediaException(
          "%s cannot be decoded by %s: %s".formatted(name, decoder.name(), e), e);
    }
  }
}
