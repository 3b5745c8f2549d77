package ai.lynx.vision.encoders.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.media.RgbImage;
import ai.lynx.vision.encoders.PixelDifference;
import ai.lynx.vision.encoders.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ImageIoDecoderTest {
  private final ImageIoDecoder decoder = new ImageIoDecoder();

  @TestFactory
  Stream<DynamicTest> decodesAsPillowDoes() {
    ReferenceCase reference = ReferenceCase.open("images/decode");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("file").asText(), () -> decodesAsPillow(reference, item)));
  }

  private void decodesAsPillow(ReferenceCase reference, JsonNode item) {
    RgbImage got = decode(reference, item.get("file").asText());

    PixelDifference difference =
        PixelDifference.between(got, reference.image(item.get("rgb").asText()));
    boolean lossy = item.get("lossy").asBoolean();
    assertThat(difference.largest()).isLessThanOrEqualTo(lossy ? 2 : 0);
    assertThat(difference.mean()).isLessThanOrEqualTo(lossy ? 0.2 : 0);
  }

  @TestFactory
  Stream<DynamicTest> transparencyAndOrientationAreThoseOfPillow() {
    ReferenceCase reference = ReferenceCase.open("images/decode");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("file").asText(), () -> heedsWhatStandsBeside(reference, item)));
  }

  private void heedsWhatStandsBeside(ReferenceCase reference, JsonNode item) {
    RgbImage got = decode(reference, item.get("file").asText());
    int tolerance = item.get("lossy").asBoolean() ? 2 : 0;
    String plain = item.get("rgb").asText();
    String white = item.has("white") ? item.get("white").asText() : plain;
    String upright = item.has("upright") ? item.get("upright").asText() : plain;

    assertThat(PixelDifference.between(got.onWhite(), reference.image(white)).largest())
        .isLessThanOrEqualTo(tolerance);
    assertThat(PixelDifference.between(got.upright(), reference.image(upright)).largest())
        .isLessThanOrEqualTo(tolerance);
  }

  @TestFactory
  Stream<DynamicTest> decodesTheFilesOfTheOfficialCase() {
    ReferenceCase reference = ReferenceCase.open("lynx/preprocess-images");
    return StreamSupport.stream(reference.description().get("files").spliterator(), false)
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("file").asText(), () -> decodesOfficial(reference, item)));
  }

  private void decodesOfficial(ReferenceCase reference, JsonNode item) {
    String file = item.get("file").asText();

    RgbImage got = decode(reference, file);

    PixelDifference difference =
        PixelDifference.between(got, reference.image("decoded." + item.get("name").asText()));
    assertThat(difference.largest()).isLessThanOrEqualTo(file.endsWith(".jpg") ? 1 : 0);
  }

  private RgbImage decode(ReferenceCase reference, String file) {
    byte[] encoded = reference.bytes(file);
    assertThat(decoder.recognises(encoded)).isTrue();
    return decoder.decode(encoded, file);
  }
}
