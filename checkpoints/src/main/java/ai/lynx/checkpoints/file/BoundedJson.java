package ai.lynx.checkpoints.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * JSON from files that nobody vouches for: nesting and numbers are bounded, a key that occurs twice
 * is an error, and the text must be UTF-8 whatever its first bytes suggest.
 */
public final class BoundedJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(32).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .build();

  private BoundedJson() {}

  /**
   * @throws IOException if the bytes are not UTF-8
   */
  public static JsonParser parse(ByteBuffer utf8) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(utf8.slice()).toString();
    return FACTORY.createParser(new StringReader(text));
  }
}
