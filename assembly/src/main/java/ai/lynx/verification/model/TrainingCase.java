package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Autograd;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.engine.TrainingScope;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.training.AdamW;
import ai.lynx.training.AnswerBatch;
import ai.lynx.training.AnswerLoss;
import ai.lynx.training.FreezeAudit;
import ai.lynx.training.Optimizer;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loss, gradients and a few steps of AdamW; frozen parts stay what they were. */
public final class TrainingCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    String config = reference.description().path("config").asText("configs/LYNX.yaml");
    try (AssembledModel model = ModelCase.load(reference, assembly, config)) {
      new Run(reference.description(), assembly, findings, model).verify();
    }
  }

  /** One training run. */
  private record Run(
      JsonNode description, Assembly assembly, Findings findings, AssembledModel model) {
    void verify() {
      Set<String> trainable = new HashSet<>();
      description.get("trainable").forEach(name -> trainable.add(name.asText()));
      Set<String> unknown = new HashSet<>(trainable);
      unknown.removeAll(model.parameters().keySet());
      findings.equal("trainable weights that the model lacks", Set.of(), unknown);
      FreezeAudit audit =
          new FreezeAudit(assembly.engine(), model.parameters().values(), trainable::contains);
      List<Parameter> trained = trainable.stream().sorted().map(model.parameters()::get).toList();
      JsonNode optimizer = description.get("optimizer");
      try (Optimizer steps = new Optimizer(assembly.engine(), settings(optimizer), trained)) {
        AnswerBatch batch = batch();
        JsonNode rates = optimizer.get("lr_per_step");
        for (int step = 0; step <= rates.size(); step++) {
          step(
              step,
              batch,
              steps,
              trained,
              step < rates.size() ? rates.get(step).asDouble() : Double.NaN);
        }
      }
      try (Scope scope = assembly.engine().open()) {
        trained.forEach(
            parameter -> {
              if (findings.wants("after." + parameter.name())) {
                findings.tensor("after." + parameter.name(), scope.read(parameter.tensor()));
              }
            });
      }
      findings.equal(
          "frozen weights that changed", List.of(), audit.changedThoughFrozen(assembly.engine()));
    }

    private void step(
        int step, AnswerBatch batch, Optimizer optimizer, List<Parameter> trained, double rate) {
      Autograd autograd = Optimizer.gradients(assembly.engine());
      try (TrainingScope scope = autograd.open()) {
        Tensor vision = vision(scope);
        double smoothing = description.path("label_smoothing").asDouble();
        AnswerLoss answers = new AnswerLoss(model.network(), smoothing);
        Tensor loss = answers.of(scope, vision, batch);
        findings.number(
            "loss of step " + step,
            description.get("loss").get(step).asDouble(),
            scope.read(loss).toFloats()[0],
            description.get("loss_atol").asDouble());
        if (step == 0) {
          Tensor hidden = answers.hidden(scope, vision, batch.tokens());
          findings.tensor(
              "logits", scope.read(model.network().languageModel().logits(scope.ops(), hidden)));
          inputs(batch, Math.toIntExact(hidden.size(1).value()));
        }
        if (Double.isNaN(rate)) {
          return;
        }
        scope.backward(loss);
        if (step == 0) {
          gradients(scope, trained);
        }
        optimizer.step(scope, rate, Double.POSITIVE_INFINITY);
      }
    }

    private Tensor vision(Scope scope) {
      LynxNetwork network = model.network();
      Tensor pixels = scope.tensor(findings.given("pixel_values"));
      return network.connect(
          scope.ops(),
          pixels.rank() == 4
              ? network.encodeImages(scope.ops(), pixels)
              : network.encodeVideos(scope.ops(), pixels));
    }

    private void inputs(AnswerBatch batch, int length) {
      int rows = batch.tokens().rows();
      int prefix = length - batch.tokens().tokens();
      findings.tensor("input_ids", batch.tokens().ids());
      boolean[] mask = batch.tokens().maskWithPrefix(prefix);
      long[] open = new long[mask.length];
      long[] labels = new long[mask.length];
      for (int i = 0; i < mask.length; i++) {
        open[i] = mask[i] ? 1 : 0;
        int column = i % length - prefix;
        labels[i] =
            column < 0 ? -100 : batch.labels()[i / length * batch.tokens().tokens() + column];
      }
      findings.tensor("attention_mask", TensorData.of(open, rows, length));
      findings.tensor("labels", TensorData.of(labels, rows, length));
    }

    private void gradients(TrainingScope scope, List<Parameter> trained) {
      Set<String> without = new HashSet<>();
      for (Parameter parameter : trained) {
        scope
            .gradient(parameter.tensor())
            .ifPresentOrElse(
                gradient -> {
                  if (findings.wants("grad." + parameter.name())) {
                    findings.tensor("grad." + parameter.name(), scope.read(gradient));
                  }
                },
                () -> without.add(parameter.name()));
      }
      Set<String> want = new HashSet<>();
      description.get("no_gradient").forEach(name -> want.add(name.asText()));
      findings.equal("weights without a gradient", want, without);
    }

    private AnswerBatch batch() {
      PromptEncoder prompts = new PromptEncoder(model.description().prompt(), model.tokenizer());
      List<int[]> questions = new ArrayList<>();
      List<int[]> answers = new ArrayList<>();
      for (JsonNode pair : description.get("pairs")) {
        questions.add(prompts.encode(pair.get(0).asText()));
        answers.add(model.tokenizer().encode(pair.get(1).asText()));
      }
      return AnswerBatch.of(
          questions,
          answers,
          model.tokenizer().endOfSequence().orElseThrow(),
          model.tokenizer().padding().orElse(0),
          model.description().prompt().padLeft());
    }

    private static AdamW settings(JsonNode optimizer) {
      return new AdamW(
          optimizer.get("betas").get(0).asDouble(),
          optimizer.get("betas").get(1).asDouble(),
          optimizer.get("eps").asDouble(),
          optimizer.get("weight_decay").asDouble(),
          true);
    }
  }
}
