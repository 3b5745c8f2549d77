package ai.lynx.spi.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.error.PluginException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlugsTest {
  private record Bridge(String name) implements Plug {}

  private record OtherBridge(String name) implements Plug {}

  private static final Plugs<Plug> BRIDGES =
      Plugs.of("bridge", List.of(new Bridge("q-former"), new Bridge("mlp")));

  @Test
  void findsByName() {
    assertThat(BRIDGES.get("mlp")).isEqualTo(new Bridge("mlp"));
    assertThat(BRIDGES.find("mlp")).contains(new Bridge("mlp"));
    assertThat(BRIDGES.find("resampler")).isEmpty();
    assertThat(BRIDGES.all()).extracting(Plug::name).containsExactly("mlp", "q-former");
    assertThat(BRIDGES.kind()).isEqualTo("bridge");
  }

  @Test
  void saysWhatWasProbablyMeant() {
    assertThatThrownBy(() -> BRIDGES.get("qformer"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "There is no bridge called \"qformer\". Did you mean \"q-former\"?"
                + " On the path are: mlp, q-former.");
  }

  @Test
  void saysWhichArtifactBringsAPlug() {
    assertThatThrownBy(() -> BRIDGES.get("perceiver-resampler"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("On the path are: mlp, q-former.")
        .hasMessageEndingWith("The Maven artifact ai.lynx:adapters brings it.");
  }

  @Test
  void saysThatNoneIsThere() {
    assertThatThrownBy(() -> Plugs.<Plug>of("engine", List.of()).get("pytorch"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "There is no engine called \"pytorch\". None is on the path."
                + " The Maven artifact ai.lynx:engine-pytorch brings it.");
  }

  @Test
  void refusesTwoOfOneName() {
    List<Plug> both = List.of(new Bridge("mlp"), new OtherBridge("mlp"));
    assertThatThrownBy(() -> Plugs.of("bridge", both))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("bridge mlp")
        .hasMessageContaining(Bridge.class.getName())
        .hasMessageContaining(OtherBridge.class.getName())
        .hasMessageContaining("test-classes");
  }

  /** On mixed paths one class may be found through module-info and through META-INF/services. */
  @Test
  void takesOneClassFoundTwiceForOne() {
    assertThat(Plugs.of("bridge", List.of(new Bridge("mlp"), new Bridge("mlp"))).all()).hasSize(1);
  }

  @Test
  void guessesOnlyWhatIsNear() {
    List<String> known = List.of("prefix", "gated-cross-attention");
    assertThat(Spelling.nearest("perfix", known)).contains("prefix");
    assertThat(Spelling.nearest("PREFIX", known)).contains("prefix");
    assertThat(Spelling.nearest("gated-crossattention", known)).contains("gated-cross-attention");
    assertThat(Spelling.nearest("lora", known)).isEmpty();
    assertThat(Spelling.nearest("", known)).isEmpty();
  }
}
