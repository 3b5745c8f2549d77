package ai.lynx.checkpoints;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.spi.checkpoint.CheckpointFormat;
import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each file is claimed by exactly one of the formats on the path, or by none. */
class RecognitionTest {
  private static final List<CheckpointFormat> FORMATS =
      Plugs.load("checkpoint format", CheckpointFormat.class).all();

  private static List<String> claims(String name, byte[] file) {
    ByteBuffer head = ByteBuffer.wrap(file, 0, Math.min(16, file.length)).slice();
    return FORMATS.stream()
        .filter(format -> format.recognises(name, head.duplicate()))
        .map(Plug::name)
        .toList();
  }

  private static List<String> claims(String name, String file) {
    return claims(name, file.getBytes(ISO_8859_1));
  }

  @Test
  void formatsAndWritersAreFound() {
    assertThat(FORMATS)
        .extracting(Plug::name)
        .containsExactly("gguf", "pytorch", "safetensors", "sharded");
    assertThat(Plugs.load("checkpoint writer", CheckpointWriter.class).get("safetensors").name())
        .isEqualTo("safetensors");
  }

  @Test
  void contentDecidesWhereItCan() {
    String safetensors = "\2\0\0\0\0\0\0\0{}";
    assertThat(claims("model.safetensors", safetensors)).containsExactly("safetensors");
    assertThat(claims("weights.bin", safetensors)).containsExactly("safetensors");
    assertThat(claims("pytorch_model.bin", safetensors)).containsExactly("safetensors");
    for (String file :
        List.of("small-zip.pt", "small-legacy.pt", "objects-legacy-1.pt", "objects-legacy-4.pt")) {
      byte[] content = Fixture.read("pytorch/" + file);
      assertThat(claims("model.safetensors", content)).as(file).containsExactly("pytorch");
      assertThat(claims("any name", content)).as(file).containsExactly("pytorch");
    }
    assertThat(claims("model.safetensors.index.json", "{}")).containsExactly("sharded");
    assertThat(claims("pytorch_model.bin", "GGUF\3\0\0\0")).containsExactly("gguf");
  }

  @Test
  void theNameDecidesWhoExplainsADamagedFile() {
    assertThat(claims("a/model.safetensors", "")).containsExactly("safetensors");
    assertThat(claims("a/model.gguf", "<html>")).containsExactly("gguf");
    assertThat(claims("a/finetune_lynx.pt", "version https://")).containsExactly("pytorch");
    assertThat(claims("eva_vit_g.PTH", "<html>")).containsExactly("pytorch");
    assertThat(claims("a/pytorch_model-00001-of-00002.bin", "")).containsExactly("pytorch");
  }

  @Test
  void otherFilesAreNotClaimed() {
    assertThat(claims("lynx.json", "{}")).isEmpty();
    assertThat(claims("tokenizer.model", "\n\16\n\5<unk>\25\0\0\0\0")).isEmpty();
    assertThat(claims("ggml.bin", "lmgg\1\0\0\0")).isEmpty();
    assertThat(claims("README.md", "# a model")).isEmpty();
    assertThat(claims("empty", "")).isEmpty();
  }

  @Test
  void noTwoClaimTheSameFile() {
    Random random = new Random(1);
    List<byte[]> starts =
        Stream.of("pytorch/small-zip.pt", "pytorch/small-legacy.pt", "pytorch/objects.safetensors")
            .map(name -> Arrays.copyOf(Fixture.read(name), 16))
            .toList();
    String[] names = {"a.safetensors", "a.pt", "pytorch_model.bin", "a.index.json", "a"};
    for (int trial = 0; trial < 20_000; trial++) {
      byte[] head = starts.get(random.nextInt(starts.size())).clone();
      head[random.nextInt(head.length)] = (byte) random.nextInt(256);
      String name = names[trial % names.length];
      assertThat(claims(name, head)).as(name).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void everyReferenceFileIsClaimedByItsFormat() throws IOException {
    Map<String, String> formatOfEnding =
        new TreeMap<>(
            Map.of(
                ".safetensors", "safetensors",
                ".pt", "pytorch",
                ".pth", "pytorch",
                ".bin", "pytorch",
                ".index.json", "sharded"));
    try (Stream<Path> files = Files.walk(Reference.folder("lynx"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        List<String> expected =
            formatOfEnding.keySet().stream()
                .filter(name::endsWith)
                .map(formatOfEnding::get)
                .toList();
        assertThat(claims(name, Files.readAllBytes(file))).as(file.toString()).isEqualTo(expected);
      }
    }
  }
}
