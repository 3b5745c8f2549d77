package ai.lynx.vision.encoders.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.InvalidMediaException;
import ai.lynx.spi.media.Orientation;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.vision.encoders.PixelDifference;
import ai.lynx.vision.encoders.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files that are cut, damaged, or claim what is not so: refused by name, or read rightly. */
class HostileFilesTest {
  private final ImageIoDecoder decoder = new ImageIoDecoder();

  @TestFactory
  Stream<DynamicTest> areRefusedOrRead() {
    ReferenceCase reference = ReferenceCase.open("images/hostile");
    return StreamSupport.stream(reference.description().get("items").spliterator(), false)
        .map(
            item ->
                DynamicTest.dynamicTest(
                    item.get("file").asText() + ": " + item.get("why").asText(),
                    () -> isRefusedOrRead(reference, item)));
  }

  private void isRefusedOrRead(ReferenceCase reference, JsonNode item) {
    String file = item.get("file").asText();
    byte[] encoded = reference.bytes(file);
    switch (item.get("expect").asText()) {
      case "reject" ->
          assertThatThrownBy(() -> decoder.decode(encoded, file))
              .isInstanceOf(InvalidMediaException.class)
              .hasMessageContaining(file);
      case "accept" -> {
        RgbImage want = reference.image(item.get("tensor").asText());
        RgbImage got = decoder.decode(encoded, file);
        boolean turned = item.get("pillow_exif_transpose").asText().equals("turned");
        assertThat(got.orientation() != Orientation.UPRIGHT).as("turned").isEqualTo(turned);
        PixelDifference difference = PixelDifference.between(got, want);
        assertThat(difference.largest()).isLessThanOrEqualTo(item.get("lossy").asBoolean() ? 2 : 0);
      }
      default -> eitherReadsOrRefuses(encoded, file);
    }
  }

  private void eitherReadsOrRefuses(byte[] encoded, String file) {
    try {
      assertThat(decoder.decode(encoded, file).width()).isPositive();
    } catch (InvalidMediaException e) {
      assertThat(e).hasMessageContaining(file);
    }
  }
}
