package ai.lynx.checkpoints.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ai.lynx.checkpoints.Fixture;
import ai.lynx.checkpoints.MemoryFiles;
import ai.lynx.checkpoints.safetensors.SafetensorsFormat;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import org.junit.jupiter.api.Test;

/** {@code gguf/make.py} made the files, with gguf-py. */
class GgufFormatTest {
  private static Checkpoint open() {
    return new GgufFormat()
        .open(MemoryFiles.of("a.gguf", Fixture.read("gguf/every-type.gguf")), "a.gguf");
  }

  @Test
  void numbersAreThoseOfTheOriginal() {
    MemoryFiles files =
        MemoryFiles.of("b.safetensors", Fixture.read("gguf/every-type.safetensors"));
    try (Checkpoint got = open();
        Checkpoint want = new SafetensorsFormat().open(files, "b.safetensors")) {
      assertThat(want.entries()).hasSize(13);
      want.entries()
          .forEach(
              (name, entry) -> {
                assertThat(got.entries().get(name).shape()).as(name).isEqualTo(entry.shape());
                assertThat(got.read(name).toFloats())
                    .as(name)
                    .containsExactly(want.read(name).toFloats());
              });
    }
  }

  @Test
  void whatIsNotQuantisedKeepsItsType() {
    try (Checkpoint got = open()) {
      assertThat(got.entries().get("F16"))
          .isEqualTo(new Checkpoint.Entry(Shape.of(3, 5), ElementType.FLOAT16, "a.gguf"));
      assertThat(got.entries().get("BF16").type()).isEqualTo(ElementType.BFLOAT16);
      assertThat(got.read("I32").toLongs()).containsExactly(-3, -2, -1, 0, 1, 2, 3, 4);
      assertThat(got.entries().get("Q2_K").type()).isEqualTo(ElementType.FLOAT32);
      assertThat(got.unreadable()).isEmpty();
    }
  }

  @Test
  void metadataAreText() {
    try (Checkpoint got = open()) {
      assertThat(got.metadata())
          .contains(
              entry("general.architecture", "llama"),
              entry("lynx.uint32", "4000000000"),
              entry("lynx.int8", "-3"),
              entry("lynx.float32", "9.999999747378752E-6"),
              entry("lynx.float64", "0.1"),
              entry("lynx.uint64", "18446744073709551615"),
              entry("lynx.bool", "true"),
              entry("lynx.text", "a \"word\" \u0120 of text"),
              entry("lynx.texts", "[\"a\",\"\\\"b\\\"\",\"\u0120c\"]"),
              entry("lynx.numbers", "[1,-2,3]"));
    }
  }

  /** Vocabularies are longer than what is mapped at once. */
  @Test
  void longHeadersAreReadInParts() {
    String text = "some text that is not as long as a power of two, ".repeat(300);
    GgufBytes file = new GgufBytes().header(3, 0, 300);
    for (int i = 0; i < 150; i++) {
      file.text("text" + i).int32(8).text(text + i).text("number" + i).int32(4).int32(i);
    }
    try (Checkpoint got = new GgufFormat().open(MemoryFiles.of("a.gguf", file.bytes()), "a.gguf")) {
      for (int i = 0; i < 150; i++) {
        assertThat(got.metadata())
            .containsEntry("text" + i, text + i)
            .containsEntry("number" + i, String.valueOf(i));
      }
    }
  }
}
