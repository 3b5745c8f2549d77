package ai.lynx.assembly.description;

import ai.lynx.error.InvalidConfigurationException;
import ai.lynx.spi.checkpoint.ModelFiles;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON and YAML files of keys and values, strictly: a key that stands twice is a mistake. */
public final class StructuredText {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final long MOST_BYTES = 16 << 20;

  private StructuredText() {}

  /**
   * The keys and values of a JSON file.
   *
   * @throws InvalidConfigurationException naming file, line and column of a mistake
   */
  public static Map<String, Object> json(ModelFiles files, String name) {
    return read(JSON, files, name);
  }

  /** The same for a YAML file. */
  public static Map<String, Object> yaml(ModelFiles files, String name) {
    return read(YAML, files, name);
  }

  private static Map<String, Object> read(ObjectMapper mapper, ModelFiles files, String name) {
    String source = files.description() + "/" + name;
    if (files.size(name) > MOST_BYTES) {
      throw new InvalidConfigurationException(
          source,
          List.of(
              "is %,d bytes long, which no configuration is; at most %,d are read"
                  .formatted(files.size(name), MOST_BYTES)));
    }
    try (InputStream in = files.open(name)) {
      @Nullable Map<String, Object> values =
          mapper.readValue(in, new TypeReference<Map<String, Object>>() {});
      if (values == null) {
        throw new InvalidConfigurationException(source, List.of("is empty"));
      }
      return values;
    } catch (MismatchedInputException e) {
      throw new InvalidConfigurationException(
          source, List.of("is empty or no object of keys and values"));
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new InvalidConfigurationException(
          source, List.of("cannot be read: " + e.getOriginalMessage() + place));
    } catch (IOException e) {
      throw new InvalidConfigurationException(source, List.of("cannot be read: " + e));
    }
  }
}
