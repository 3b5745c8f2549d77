package ai.lynx.checkpoints.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.checkpoints.Reference;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that PyTorch 2.0.1 and 2.7.1 wrote, against the same numbers as safetensors. */
class PyTorchReferenceTest {
  private static Checkpoint open(Path file) {
    return new PyTorchFormat()
        .open(new FolderFiles(file.getParent()), file.getFileName().toString());
  }

  private static Checkpoint openSafetensors(Path file) {
    return new SafetensorsFormat()
        .open(new FolderFiles(file.getParent()), file.getFileName().toString());
  }

  private static List<Path> cases(String file) {
    try (Stream<Path> cases = Files.list(Reference.folder("lynx"))) {
      return cases.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertSame(Checkpoint a, String nameInA, Checkpoint b, String nameInB) {
    assertThat(a.read(nameInA).shape()).as(nameInA).isEqualTo(b.read(nameInB).shape());
    assertThat(a.read(nameInA).toFloats()).as(nameInA).isEqualTo(b.read(nameInB).toFloats());
  }

  @Test
  void languageModels() {
    String bin = "data/vicuna-7b/pytorch_model.bin";
    List<Path> cases = cases(bin);
    assertThat(cases).hasSizeGreaterThan(5);
    for (Path folder : cases) {
      try (Checkpoint pytorch = open(folder.resolve(bin));
          Checkpoint safetensors =
              openSafetensors(folder.resolve("data/vicuna-7b/model.safetensors"))) {
        assertThat(pytorch.entries().keySet())
            .as(folder.toString())
            .containsAll(safetensors.entries().keySet());
        safetensors
            .entries()
            .keySet()
            .forEach(name -> assertSame(pytorch, name, safetensors, name));
      }
    }
  }

  @Test
  void finetunedParts() {
    String file = "data/finetune_lynx.pt";
    List<Path> cases = cases(file);
    assertThat(cases).hasSizeGreaterThan(5);
    for (Path folder : cases) {
      try (Checkpoint finetuned = open(folder.resolve(file));
          Checkpoint whole = openSafetensors(folder.resolve("model.safetensors"))) {
        assertThat(finetuned.entries()).as(folder.toString()).isNotEmpty();
        int compared = 0;
        for (String name : finetuned.entries().keySet()) {
          String plain = name.replaceFirst("^(model\\.)+(?=vision_|bridge|LLM|absolute_)", "");
          if (whole.entries().containsKey(plain)) {
            assertSame(finetuned, name, whole, plain);
            compared++;
          }
        }
        assertThat(compared).as(folder + " compared").isGreaterThan(5);
      }
    }
  }

  @Test
  void visionEncoders() {
    String file = "data/eva_vit_g.pth";
    for (Path folder : cases(file)) {
      try (Checkpoint published = open(folder.resolve(file));
          Checkpoint whole = openSafetensors(folder.resolve("model.safetensors"))) {
        assertThat(published.entries())
            .as(folder.toString())
            .containsKey("blocks.0.attn.qkv.weight");
        boolean overridden = folder.endsWith("image-every-second-layer");
        int compared = 0;
        for (String name : published.entries().keySet()) {
          Checkpoint.Entry loaded = whole.entries().get("vision_encoder." + name);
          if (loaded != null && !name.equals("pos_embed") && !overridden) {
            assertSame(published, name, whole, "vision_encoder." + name);
            compared++;
          }
        }
        assertThat(compared).as(folder + " compared").isGreaterThan(overridden ? -1 : 10);
      }
    }
  }

  /**
   * One weight there is a transposed view, two are halves of one storage, and the embeddings are
   * shared with the head.
   */
  @Test
  void viewsOfSharedStorages() {
    try (Checkpoint checkpoint =
        open(Reference.folder("llm/llama-bin").resolve("pytorch_model.bin"))) {
      assertSame(checkpoint, "lm_head.weight", checkpoint, "model.embed_tokens.weight");
      for (String name : checkpoint.entries().keySet()) {
        assertThat(checkpoint.read(name).toFloats())
            .as(name)
            .hasSize((int) checkpoint.entries().get(name).shape().elements().value())
            .doesNotContain(Float.NaN);
      }
      float[] gate = checkpoint.read("model.layers.1.mlp.gate_proj.weight").toFloats();
      float[] up = checkpoint.read("model.layers.1.mlp.up_proj.weight").toFloats();
      assertThat(gate).hasSameSizeAs(up).isNotEqualTo(up);
    }
  }
}
