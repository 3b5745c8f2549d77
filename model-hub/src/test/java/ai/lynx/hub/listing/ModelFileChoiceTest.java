package ai.lynx.hub.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.ModelNotFoundException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which files are needed, on lists of files as repositories of the hub have them. */
class ModelFileChoiceTest {
  private static List<String> chosen(List<String> names) {
    return ModelFileChoice.of("a/b", names, Optional.empty()).names();
  }

  private static List<String> chosen(List<String> names, String file) {
    return ModelFileChoice.of("a/b", names, Optional.of(file)).names();
  }

  @Test
  void weightsForOtherLibrariesAreLeft() {
    assertThat(
            chosen(
                List.of(
                    ".gitattributes",
                    "README.md",
                    "adapter_config.json",
                    "config.json",
                    "consolidated.safetensors",
                    "flax_model.msgpack",
                    "generation_config.json",
                    "merges.txt",
                    "model.safetensors",
                    "onnx/model.onnx",
                    "optimizer.pt",
                    "preprocessor_config.json",
                    "pytorch_model.bin",
                    "pytorch_model.bin.index.json",
                    "spiece.model",
                    "tf_model.h5",
                    "training_args.bin",
                    "vocab.json")))
        .containsExactly(
            "config.json",
            "generation_config.json",
            "merges.txt",
            "model.safetensors",
            "preprocessor_config.json",
            "spiece.model",
            "vocab.json");
  }

  @Test
  void safetensorsComeBeforePickles() {
    assertThat(chosen(List.of("model.safetensors.index.json", "pytorch_model.bin")))
        .containsExactly("model.safetensors.index.json");
    assertThat(chosen(List.of("pytorch_model.bin", "unusual.safetensors")))
        .containsExactly("pytorch_model.bin"); // what transformers would load
    assertThat(chosen(List.of("eva.pth", "model.safetensors")))
        .containsExactly("model.safetensors");
  }

  @Test
  void anIndexIsNamedSoThatItsFilesCanBeFetched() {
    assertThat(
            ModelFileChoice.of(
                    "a/b", List.of("config.json", "pytorch_model.bin.index.json"), Optional.empty())
                .index())
        .contains("pytorch_model.bin.index.json");
  }

  @Test
  void oneGgufFileNeedsNothingElse() {
    assertThat(chosen(List.of("README.md", "config.json", "m-Q8_0.gguf", "mmproj-m-f16.gguf")))
        .containsExactly("m-Q8_0.gguf");
  }

  @Test
  void variantsAreChosenByWholeWordsFirst() {
    List<String> names =
        List.of("m-BF16.gguf", "m-F16.gguf", "m-Q4_K_M.gguf", "m-Q4_K_S.gguf", "mmproj-m-F16.gguf");

    assertThat(chosen(names, "f16")).containsExactly("m-F16.gguf");
    assertThat(chosen(names, "q4_k_s")).containsExactly("m-Q4_K_S.gguf");
    assertThat(chosen(names, "mmproj")).containsExactly("mmproj-m-F16.gguf");
    assertThatThrownBy(() -> chosen(names, "Q4_K"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("m-Q4_K_M.gguf, m-Q4_K_S.gguf");
    assertThatThrownBy(() -> chosen(names, "Q5"))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("there are m-BF16.gguf");
  }

  @Test
  void thePartsOfOneFileBelongTogether() {
    List<String> names =
        List.of("q4/m-Q4-00001-of-00002.gguf", "q4/m-Q4-00002-of-00002.gguf", "q8/m-Q8.gguf");

    assertThat(chosen(names, "q4/m-Q4-00001-of-00002.gguf")).hasSize(2);
    assertThat(chosen(names, "Q4")).hasSize(2);
  }

  @Test
  void ourOwnAndTheOfficialLayoutCountWithAllFolders() {
    assertThat(
            chosen(
                List.of(
                    "LYNX.yaml",
                    "README.md",
                    "data/eva_vit_g.pth",
                    "data/finetune_lynx.pt",
                    "data/vicuna-7b/config.json",
                    "data/vicuna-7b/pytorch_model-00001-of-00002.bin",
                    "data/vicuna-7b/pytorch_model.bin.index.json",
                    "data/vicuna-7b/tokenizer.model",
                    "train.py")))
        .containsExactly(
            "LYNX.yaml",
            "data/eva_vit_g.pth",
            "data/finetune_lynx.pt",
            "data/vicuna-7b/config.json",
            "data/vicuna-7b/pytorch_model-00001-of-00002.bin",
            "data/vicuna-7b/pytorch_model.bin.index.json",
            "data/vicuna-7b/tokenizer.model");
    assertThat(chosen(List.of("lynx.json", "model.safetensors", "tokenizer/tokenizer.json")))
        .hasSize(3);
  }

  @Test
  void aRepositoryWithoutWeightsIsNoModel() {
    assertThatThrownBy(() -> chosen(List.of("README.md", "config.json", "training_args.bin")))
        .isInstanceOf(ModelNotFoundException.class)
        .hasMessageContaining("no weights at the top of a/b");
  }
}
