package ai.lynx.assembly.huggingface.families;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightNamingTest {
  @Test
  void theFirstRuleThatFitsCountsAndOtherNamesStay() {
    WeightNaming naming =
        WeightNaming.none().prefix("model.head.", "LLM.").prefix("model.", "LLM.model.");
    assertThat(naming.own("model.head.weight")).isEqualTo("LLM.weight");
    assertThat(naming.own("model.norm.weight")).isEqualTo("LLM.model.norm.weight");
    assertThat(naming.own("other.model.x")).isEqualTo("other.model.x");
    assertThat(WeightNaming.LANGUAGE_MODEL.own("lm_head.weight")).isEqualTo("LLM.lm_head.weight");
  }
}
