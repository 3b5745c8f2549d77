package ai.lynx.verification.generation;

import ai.lynx.Cancellation;
import ai.lynx.GenerationOptions;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.Hypothesis;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What {@code generate} of transformers 5 returns under many settings, with a small model. */
public final class GenerationCase implements CaseRunner {
  private static final double SCORE_TOLERANCE = 2e-4;

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    findings.wantAllThatMatch();
    JsonNode description = reference.description();
    Map<String, GenerationPrompt> prompts = new HashMap<>();
    for (JsonNode prompt : description.get("prompts")) {
      prompts.put(prompt.get("name").asText(), GenerationPrompt.of(prompt, findings));
    }
    JsonNode defaults = reference.json("generation_config.json");
    try (CausalModel model = CausalModel.load(reference, assembly)) {
      for (JsonNode setting : description.get("settings")) {
        for (JsonNode run : setting.get("runs")) {
          GenerationPrompt prompt = prompts.get(run.get("prompt").asText());
          SearchSettings config =
              SearchSettings.of(setting.get("options"), defaults, prompt.length());
          int begin = defaults.path("bos_token_id").asInt();
          new Run(assembly, model, findings, setting.get("name").asText(), config, prompt, begin)
              .verify(run);
        }
      }
    }
  }

  /** One setting with one batch. */
  private record Run(
      Assembly assembly,
      CausalModel model,
      Findings findings,
      String setting,
      SearchSettings config,
      GenerationPrompt prompt,
      int begin) {
    void verify(JsonNode run) {
      String name = setting + "." + prompt.name();
      StepScores scores = StepScores.of(findings, "scores." + name);
      List<List<Hypothesis>> found = generate(scores);
      scores.hold(findings);
      List<Hypothesis> flat = found.stream().flatMap(List::stream).toList();
      findings.equal(name + ", number of answers", run.get("sequences").size(), flat.size());
      int longest = flat.stream().mapToInt(one -> one.tokens().size()).max().orElse(0);
      for (int i = 0; i < Math.min(flat.size(), run.get("sequences").size()); i++) {
        Hypothesis got = flat.get(i);
        int row = i / config.options().returnedHypotheses();
        findings.tokens(
            name,
            GenerationCheck.integers(run.get("sequences").get(i)),
            asReturned(row, got.tokens(), longest));
        int[] tokens = got.tokens().stream().mapToInt(Integer::intValue).toArray();
        findings.equal(
            name + ", text",
            run.get("text").get(i).asText(),
            model.tokenizer().decode(tokens, true));
        if (run.has("sequences_scores")) {
          double want = run.get("sequences_scores").get(i).asDouble();
          double tolerance = SCORE_TOLERANCE * (1 + Math.abs(want));
          findings.number(name + ", score", want, got.score(), tolerance);
        }
      }
    }

    private List<List<Hypothesis>> generate(StepScores scores) {
      GenerationOptions options = config.options();
      SpecialTokens special = new SpecialTokens(begin, config.endOfSequence());
      List<PromptRow> rows = new ArrayList<>();
      for (int row = 0; row < prompt.rows(); row++) {
        rows.add(prompt.row(row, scores.listener(row * options.beams(), options.beams())));
      }
      try (Decoding decoding = prompt.read(assembly.engine(), model.languageModel())) {
        return new Generator(
                prompt.rules(), special, options, tokens -> model.tokenizer().decode(tokens, false))
            .generate(decoding, rows, new Cancellation());
      }
    }

    /**
     * The prompt, the new tokens and what fills the row up. Beam search takes padding of id 0 for
     * none and then the first end, or -1.
     */
    private List<Integer> asReturned(int row, List<Integer> tokens, int longest) {
      List<Integer> all =
          new ArrayList<>(Arrays.stream(prompt.returnedTokens(row)).boxed().toList());
      all.addAll(tokens);
      int filling = config.padding();
      if (config.options().beams() > 1 && filling == 0) {
        filling = config.endOfSequence().isEmpty() ? -1 : config.endOfSequence().get(0);
      }
      for (int i = tokens.size(); i < longest; i++) {
        all.add(filling);
      }
      return all;
    }
  }
}
