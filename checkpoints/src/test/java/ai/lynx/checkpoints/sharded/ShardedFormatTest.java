package ai.lynx.checkpoints.sharded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.checkpoints.Reference;
import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardedFormatTest {
  private static final String INDEX = "folder/model.index.json";
  private static final String GOOD_INDEX =
      """
      {"metadata": {"total_size": 40, "more": [1, {}]}, "other": [[]],
       "weight_map": {"a": "small-zip.pt", "tensor": "tensor.pt"}}""";

  private final ShardedFormat format = new ShardedFormat();

  private Checkpoint open(String index) {
    return format.open(new MemoryFiles(files(index)), INDEX);
  }

  private static Map<String, byte[]> files(String index) {
    Map<String, byte[]> files = new HashMap<>();
    files.put(INDEX, index.getBytes(UTF_8));
    for (String name : new String[] {"small-zip.pt", "tensor.pt", "make.py"}) {
      files.put("folder/" + name, Fixture.read("pytorch/" + name));
    }
    return files;
  }

  @Test
  void presentsTheTensorsOfAllShards() {
    try (Checkpoint checkpoint = open(GOOD_INDEX)) {
      assertThat(checkpoint.entries()).containsOnlyKeys("a", "tensor", "b");
      assertThat(checkpoint.entries().get("a").file()).isEqualTo("folder/small-zip.pt");
      assertThat(checkpoint.read("a").toFloats()).containsExactly(1, 3, 2, 4);
      assertThat(checkpoint.read("tensor").toFloats()).containsExactly(1, 2);
      assertThat(checkpoint.metadata()).containsOnly(Map.entry("total_size", "40"));
    }
  }

  @Test
  void readsShardsOfBothFormatsAlike() {
    FolderFiles files =
        new FolderFiles(Reference.folder("lynx/image-every-second-layer/data/vicuna-7b"));
    try (Checkpoint safetensors = format.open(files, "model.safetensors.index.json");
        Checkpoint pytorch = format.open(files, "pytorch_model.bin.index.json")) {
      assertThat(safetensors.entries()).hasSizeGreaterThan(20);
      assertThat(pytorch.entries().keySet()).containsAll(safetensors.entries().keySet());
      for (String name : safetensors.entries().keySet()) {
        assertThat(pytorch.read(name)).as(name).isEqualTo(safetensors.read(name));
      }
    }
  }

  @Test
  void readsShardsOfTransformers() {
    FolderFiles files = new FolderFiles(Reference.folder("llm/llama-sharded"));
    try (Checkpoint checkpoint = format.open(files, "model.safetensors.index.json")) {
      assertThat(checkpoint.entries()).containsKeys("model.embed_tokens.weight", "lm_head.weight");
      checkpoint
          .entries()
          .keySet()
          .forEach(name -> assertThat(checkpoint.read(name).toFloats()).isNotEmpty());
    }
  }

  @Test
  void aMissingShardIsNamed() {
    assertThatThrownBy(() -> open("{\"weight_map\": {\"a\": \"model-00002-of-00002.bin\"}}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(INDEX)
        .hasMessageContaining("folder/model-00002-of-00002.bin");
  }

  @Test
  void aTensorThatIsNotInItsShardIsNamed() {
    assertThatThrownBy(() -> open("{\"weight_map\": {\"c\": \"small-zip.pt\"}}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("the tensor c is in small-zip.pt");
  }

  @Test
  void aShardThatHoldsNoWeightsIsNamed() {
    assertThatThrownBy(() -> open("{\"weight_map\": {\"c\": \"make.py\"}}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("folder/make.py")
        .hasMessageContaining("neither");
  }

  @Test
  void anIndexDoesNotNameItself() {
    assertThatThrownBy(() -> open("{\"weight_map\": {\"a\": \"model.index.json\"}}"))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("neither");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"weight_map\": {}}",
        "{\"weight_map\": {\"a\": \"tensor.pt\", \"a\": \"tensor.pt\"}}",
        "{\"weight_map\": {\"a\": \"\\u0000\"}}",
        "{\"weight_map\": {\"a\": \"../../secret\"}}",
        "{\"weight_map\": {\"tensor\": \"tensor.pt\"}} {}",
        "{\"weight_map\": {\"a\": 1}}"
      })
  void anIndexMustBeWellFormed(String index) {
    assertThatThrownBy(() -> open(index))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(INDEX);
  }

  @Test
  void everyPrefixOfAnIndexIsRefused() {
    for (int length = 0; length < GOOD_INDEX.length(); length++) {
      String prefix = GOOD_INDEX.substring(0, length);
      assertThatThrownBy(() -> open(prefix)).isInstanceOf(CheckpointException.class);
    }
  }

  @Test
  void deepNestingIsRefusedBeforeTheStackEnds() {
    assertThatThrownBy(() -> open("{\"x\":" + "[".repeat(1_000_000)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(INDEX);
  }
}
