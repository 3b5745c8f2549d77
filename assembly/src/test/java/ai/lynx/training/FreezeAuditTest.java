package ai.lynx.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.LynxOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.TensorData;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreezeAuditTest {
  @Test
  void aFrozenWeightThatChangedIsFound() {
    try (Assembly assembly = Assembly.create(LynxOptions.defaults().withThreads(1));
        Scope memory = assembly.engine().open()) {
      List<Parameter> parameters =
          List.of("bridge.latents", "LLM.norm.weight", "LLM.lm_head.weight").stream()
              .map(name -> new Parameter(name, memory.tensor(TensorData.of(new float[] {1, 2}, 2))))
              .toList();
      FreezeAudit audit =
          new FreezeAudit(assembly.engine(), parameters, name -> name.startsWith("bridge."));
      assertThat(audit.rows().stream().map(FreezeAudit.Row::trained).toList())
          .containsExactly(true, false, false);
      assertThat(audit.changedThoughFrozen(assembly.engine())).isEmpty();

      Autograd autograd = assembly.engine().autograd().orElseThrow();
      TensorData slightlyMore = TensorData.of(new float[] {1, Math.nextUp(2f)}, 2);
      autograd.assign(parameters.get(0).tensor(), memory.tensor(slightlyMore));
      assertThat(audit.changedThoughFrozen(assembly.engine())).isEmpty();
      autograd.assign(parameters.get(2).tensor(), memory.tensor(slightlyMore));
      assertThat(audit.changedThoughFrozen(assembly.engine()))
          .containsExactly("LLM.lm_head.weight");
    }
  }
}
