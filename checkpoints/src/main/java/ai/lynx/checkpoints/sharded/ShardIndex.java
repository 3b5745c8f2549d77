package ai.lynx.checkpoints.sharded;

import ai.lynx.checkpoints.file.BoundedJson;
import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.error.CheckpointException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which shard holds which tensor.
 *
 * @param shardOf the name of the shard, as the index has it, by the name of the tensor
 * @param metadata what the index says of the whole, such as the total size
 */
record ShardIndex(Map<String, String> shardOf, Map<String, String> metadata) {
  /** Enough for a million tensors. */
  private static final int LONGEST_INDEX = 100_000_000;

  ShardIndex {
    shardOf = Collections.unmodifiableMap(new LinkedHashMap<>(shardOf));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** The names of all shards, sorted. */
  Set<String> shards() {
    return new TreeSet<>(shardOf.values());
  }

  /**
   * @throws CheckpointException if it is no index
   */
  static ShardIndex read(CheckpointFile file) {
    if (file.size() > LONGEST_INDEX) {
      throw file.wrong("it has %d bytes, so it is no index of a checkpoint.", file.size());
    }
    Map<String, String> shardOf = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    try (JsonParser json = BoundedJson.parse(file.map(0, (int) file.size()))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw file.wrong("it is no JSON object, so it is no index of a checkpoint.");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_OBJECT && key.equals("weight_map")) {
          readTexts(json, shardOf);
        } else if (value == JsonToken.START_OBJECT && key.equals("metadata")) {
          readTexts(json, metadata);
        } else {
          json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw file.wrong("it goes on after its end. Get it again.");
      }
    } catch (IOException e) {
      throw file.wrong(e, "it is damaged: %s. Get it again.", e.getMessage());
    }
    if (shardOf.isEmpty()) {
      throw file.wrong("it has no weight_map from tensors to files. Get it again.");
    }
    return new ShardIndex(shardOf, metadata);
  }

  /** Reads the texts, numbers and truth values of an object. */
  private static void readTexts(JsonParser json, Map<String, String> texts) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      if (json.nextToken().isScalarValue()) {
        texts.put(key, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }
}
