package ai.lynx.verification.pictures;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.PictureReader;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.media.Image;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Picture files to pixels. */
public final class ImagesCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    ImageTransform transform = transform(reference, assembly);
    PictureReader reader = new PictureReader(assembly.decoders(), transform, 1);
    for (JsonNode file : reference.description().get("files")) {
      String name = file.get("name").asText();
      try {
        RgbImage picture =
            reader.decode(Image.read(reference.folder().resolve(file.get("file").asText())));
        findings.tensor(
            "decoded." + name,
            new TensorData(
                Shape.of(picture.height(), picture.width(), 3),
                ElementType.UINT8,
                ByteBuffer.wrap(picture.rgb())));
        TensorData pixels = transform.apply(List.of(picture));
        findings.tensor("pixel_values." + name, withoutFirstAxis(pixels));
      } catch (InvalidMediaException e) {
        findings.fail(name + ": " + e.getMessage());
      }
    }
  }

  /** The transform that the case's model asks for. */
  public static ImageTransform transform(ReferenceCase reference, Assembly assembly) {
    JsonNode description = reference.description();
    Map<String, Object> settings = new java.util.HashMap<>();
    settings.put("size", description.get("image_res").asInt());
    if (description.has("mean")) {
      settings.put("mean", decimals(description.get("mean")));
      settings.put("std", decimals(description.get("std")));
    }
    return assembly
        .loader()
        .plugs()
        .imageTransforms()
        .get("shortest-edge-crop")
        .create(Settings.of(reference.name(), settings));
  }

  /** The same numbers without the first axis, which must be of size 1. */
  public static TensorData withoutFirstAxis(TensorData data) {
    List<Size> sizes = new ArrayList<>(data.shape().sizes());
    sizes.remove(0);
    return data.reshaped(new Shape(sizes));
  }

  private static List<Double> decimals(JsonNode array) {
    List<Double> values = new ArrayList<>();
    array.forEach(value -> values.add(value.asDouble()));
    return values;
  }
}
