package ai.lynx.hub.listing;

import ai.lynx.error.DownloadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeSet;

/** The file that says which tensors of sharded weights are in which file. */
public final class ShardIndex {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShardIndex() {}

  /**
   * The names of the files, sorted.
   *
   * @param name of the index, for messages
   * @throws DownloadException if it is no such index
   */
  public static List<String> shards(String name, InputStream content) {
    TreeSet<String> shards = new TreeSet<>();
    try {
      for (JsonNode shard : JSON.readTree(content).path("weight_map")) {
        shards.add(shard.asText());
      }
    } catch (IOException e) {
      throw new DownloadException(name + " cannot be read: " + e.getMessage(), e);
    }
    if (shards.isEmpty()) {
      throw new DownloadException(name + " names no files; it should have a \"weight_map\".");
    }
    return List.copyOf(shards);
  }
}
