package ai.lynx.verification.pictures;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.PictureReader;
import ai.lynx.error.InvalidMediaException;
import ai.lynx.media.Image;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.media.ImageResizer;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.ImageTransformProvider;
import ai.lynx.spi.media.Orientation;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import ai.lynx.verification.reference.TensorRule;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Pictures item by item: resized, decoded, refused, or prepared for an encoder. Where Pillow 13
 * resizes in another order than all before it, both orders are held against their own result.
 */
public final class PictureFilesCase implements CaseRunner {
  private static final String OLD_RESULT = "up_to_pillow_12";
  private static final String NEW_ORDER = "pillow-13";
  private static final TensorRule EXACT = rule(0, OptionalDouble.empty());
  private static final TensorRule LOSSY = rule(2, OptionalDouble.of(0.2));

  /** The colour of lossy WebP is stored at half size. */
  private static final TensorRule LOSSY_WEBP = rule(4, OptionalDouble.of(0.2));

  private static final TensorRule NUMBERS = rule(2e-6, OptionalDouble.empty());

  private static final Map<String, String> MODES =
      Map.of(
          "RGB", "rgb",
          "RGBA", "rgba",
          "L", "grey",
          "I;16", "grey16",
          "P", "palette",
          "1", "one-bit");

  private static TensorRule rule(double tolerance, OptionalDouble mean) {
    return new TensorRule("", tolerance, 0, "", mean);
  }

  private static TensorRule rule(JsonNode item) {
    if (!item.path("lossy").asBoolean()) {
      return EXACT;
    }
    return item.get("file").asText().endsWith(".webp") ? LOSSY_WEBP : LOSSY;
  }

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    for (JsonNode item : reference.description().get("items")) {
      if (item.has("filter")) {
        resize(item, findings);
      } else if (item.has("expect")) {
        hostile(reference, assembly, item, findings);
      } else if (item.has("rgb")) {
        decode(reference, assembly, item, findings);
      } else {
        prepare(reference, assembly, item, findings);
      }
    }
  }

  private static void resize(JsonNode item, Findings findings) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("mode", MODES.get(item.get("mode").asText()));
    settings.put("filter", item.get("filter").asText());
    settings.put("width", item.get("width").asInt());
    settings.put("height", item.get("height").asInt());
    if (item.has("box")) {
      settings.put("box", ReferenceCase.convert(item.get("box")));
    }
    if (item.has("reducing_gap")) {
      settings.put("reducingGap", item.get("reducing_gap").asDouble());
    }
    TensorData source = findings.given(item.get("source").asText());
    ImageResizer resizer = Plugs.load("image resizer", ImageResizer.class).get("pillow");
    String inOldOrder = item.path(OLD_RESULT).asText(item.get("tensor").asText());
    findings.tensor(EXACT, inOldOrder, resizer.resize(source, Settings.of(inOldOrder, settings)));
    settings.put("passOrder", NEW_ORDER);
    String inNewOrder = item.get("tensor").asText();
    findings.tensor(EXACT, inNewOrder, resizer.resize(source, Settings.of(inNewOrder, settings)));
  }

  private static void decode(
      ReferenceCase reference, Assembly assembly, JsonNode item, Findings findings) {
    TensorRule rule = rule(item);
    RgbImage picture = read(reference, assembly, item);
    findings.tensor(rule, item.get("rgb").asText(), pixels(picture));
    if (item.has("white")) {
      findings.tensor(rule, item.get("white").asText(), pixels(picture.onWhite()));
    }
    if (item.has("upright")) {
      findings.tensor(rule, item.get("upright").asText(), pixels(picture.upright()));
    }
  }

  private static void hostile(
      ReferenceCase reference, Assembly assembly, JsonNode item, Findings findings) {
    String expect = item.get("expect").asText();
    try {
      RgbImage picture = read(reference, assembly, item);
      if (expect.equals("reject")) {
        findings.fail(item.get("file").asText() + " was read: " + item.get("why").asText());
      }
      if (item.has("tensor")) {
        findings.tensor(rule(item), item.get("tensor").asText(), pixels(picture));
      }
      if (item.has("pillow_exif_transpose")) {
        findings.equal(
            item.get("file").asText() + ", orientation",
            item.get("pillow_exif_transpose").asText(),
            picture.orientation() == Orientation.UPRIGHT ? "unchanged" : "turned");
      }
    } catch (InvalidMediaException e) {
      if (expect.equals("accept")) {
        findings.fail(e.getMessage());
      }
    }
  }

  private static void prepare(
      ReferenceCase reference, Assembly assembly, JsonNode item, Findings findings) {
    RgbImage picture = read(reference, assembly, item);
    Map<String, Object> settings = new HashMap<>();
    ImageTransformProvider provider;
    String order;
    if (item.has("image_res")) {
      provider = assembly.loader().plugs().imageTransforms().get("shortest-edge-crop");
      order = "passOrder";
      settings.put("size", item.get("image_res").asInt());
      settings.put("mean", ReferenceCase.convert(reference.description().get("image_mean")));
      settings.put("std", ReferenceCase.convert(reference.description().get("image_std")));
    } else {
      provider = assembly.loader().plugs().imageTransforms().get("hugging-face");
      order = "pass_order";
      settings.putAll(published(reference, item));
    }
    String old = item.path(OLD_RESULT).asText(item.get("tensor").asText());
    apply(provider, settings, picture, old, findings);
    settings.put(order, NEW_ORDER);
    apply(provider, settings, picture, item.get("tensor").asText(), findings);
    String dropped = "old." + item.get("tensor").asText(); // as transformers 4.28.1
    if (findings.has(dropped)) {
      settings.put("transparency", "ignored");
      apply(provider, settings, picture, dropped, findings);
    }
  }

  private static void apply(
      ImageTransformProvider provider,
      Map<String, Object> settings,
      RgbImage picture,
      String expected,
      Findings findings) {
    ImageTransform transform = provider.create(Settings.of(expected, settings));
    findings.tensor(
        NUMBERS, expected, ImagesCase.withoutFirstAxis(transform.apply(List.of(picture))));
  }

  /**
   * The case's preprocessor_config.json; its kind of processor alone where defaults are checked.
   */
  private static Map<String, Object> published(ReferenceCase reference, JsonNode item) {
    JsonNode file = reference.json(reference.description().get("config_file").asText());
    return item.has("config")
        ? Map.of("image_processor_type", file.get("image_processor_type").asText())
        : new ObjectMapper().convertValue(file, new TypeReference<Map<String, Object>>() {});
  }

  private static RgbImage read(ReferenceCase reference, Assembly assembly, JsonNode item) {
    return PictureReader.decode(
        assembly.decoders(), Image.read(reference.folder().resolve(item.get("file").asText())));
  }

  private static TensorData pixels(RgbImage picture) {
    return new TensorData(
        Shape.of(picture.height(), picture.width(), 3),
        ElementType.UINT8,
        ByteBuffer.wrap(picture.rgb()));
  }
}
