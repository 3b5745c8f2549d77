package ai.lynx.verification.model;

import ai.lynx.Cancellation;
import ai.lynx.ModelLocation;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.generation.GenerationRules;
import ai.lynx.assembly.generation.Generator;
import ai.lynx.assembly.generation.NewTokenListener;
import ai.lynx.assembly.generation.PromptRow;
import ai.lynx.assembly.generation.ScoreListener;
import ai.lynx.assembly.generation.SpecialTokens;
import ai.lynx.assembly.huggingface.GenerationConfig;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.PromptDecoding;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.assembly.published.ModelFolder;
import ai.lynx.assembly.published.PackagedFile;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.LanguageModel;
import ai.lynx.spi.component.LayerHooks;
import ai.lynx.spi.config.Settings;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.generation.HighestLogits;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language model that people use, from a GGUF file that a package brings: its dequantised
 * numbers, its tokenizer, its answers and the highest logits of each of their tokens.
 */
public final class RealLanguageModelCase implements CaseRunner {
  private static final String STRINGS = "tokenizer-strings.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of sums of exponentials, which no rule of a case names; that of the logits themselves. */
  private static final double SUM_TOLERANCE = 2e-3;

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    findings.wantAllThatMatch();
    Path file = find(reference);
    FolderFiles folder = new FolderFiles(file.toAbsolutePath().getParent());
    try (Checkpoint stored =
        assembly.loader().opener().open(folder, file.getFileName().toString())) {
      numbers(stored, findings);
    }
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    try (AssembledModel model =
        assembly
            .loader()
            .load(
                assembly.loader().files(ModelLocation.folder(file)), assembly.engine(), choices)) {
      strings(reference, model.tokenizer(), findings);
      givenTokenizer(reference, assembly, findings);
      Run run = new Run(assembly, model, findings, config(reference));
      reference.description().get("prompts").forEach(run::prompt);
    }
  }

  /** The file beside the case or where fetched files are kept. */
  private static Path find(ReferenceCase reference) {
    JsonNode wanted = reference.description().get("file");
    PackagedFile file =
        new PackagedFile(
            wanted.get("package").asText().replace(" ", "=="),
            wanted.get("name").asText(),
            wanted.get("bytes").asLong(),
            wanted.get("sha256").asText());
    Path beside = reference.folder().resolve(file.name());
    Path found =
        Files.isRegularFile(beside)
            ? beside
            : ModelFolder.usual()
                .find(file)
                .orElseThrow(
                    () ->
                        new ModelNotFoundException(
                            "There is no %s in %s. Get it by: ./lynx fetch-smollm2"
                                .formatted(file.name(), ModelFolder.usual().path())));
    file.check(found);
    return found;
  }

  /** Some rows of some tensors, in the order of the file. */
  private static void numbers(Checkpoint stored, Findings findings) {
    String prefix = "dequantised.";
    for (String wanted : List.copyOf(findings.wanted())) {
      if (!wanted.startsWith(prefix)) {
        continue;
      }
      String name = wanted.substring(prefix.length());
      TensorData all = stored.read(name).to(ElementType.FLOAT32);
      long[] rows = findings.given("rows." + name).toLongs();
      int width = Math.toIntExact(all.shape().size(1).value());
      float[] picked = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        float[] row = all.rows(rows[i], rows[i] + 1).toFloats();
        System.arraycopy(row, 0, picked, i * width, width);
      }
      findings.tensor(wanted, TensorData.of(picked, rows.length, width));
    }
  }

  private static void strings(ReferenceCase reference, Tokenizer tokenizer, Findings findings) {
    if (!Files.exists(reference.folder().resolve(STRINGS))) {
      return;
    }
    for (JsonNode entry : reference.json(STRINGS).get("strings")) {
      String text = entry.get("text").asText();
      int[] ids = tokenizer.encode(text);
      findings.tokens(
          "text \"" + text + "\"",
          GenerationCheck.integers(entry.get("ids")),
          Arrays.stream(ids).boxed().toList());
      findings.equal("text of " + entry.get("ids"), text, tokenizer.decode(ids, false));
    }
  }

  /** The same strings with the case's own tokenizer, if it has one. */
  private static void givenTokenizer(
      ReferenceCase reference, Assembly assembly, Findings findings) {
    FolderFiles files = new FolderFiles(reference.folder());
    if (files.contains("tokenizer.json")) {
      try (Tokenizer tokenizer =
          assembly
              .loader()
              .plugs()
              .tokenizers()
              .get("huggingface")
              .create(Settings.none(files.description()), files)) {
        strings(reference, tokenizer, findings);
      }
    }
  }

  private static GenerationConfig config(ReferenceCase reference) {
    Map<String, Object> options =
        JSON.convertValue(
            reference.description().get("options"), new TypeReference<Map<String, Object>>() {});
    return new GenerationConfig(reference.name(), options);
  }

  /** One case with its model loaded. */
  private record Run(
      Assembly assembly, AssembledModel model, Findings findings, GenerationConfig config) {
    void prompt(JsonNode prompt) {
      String name = prompt.get("name").asText();
      int[] ids =
          Arrays.stream(findings.given(name + ".input_ids").toLongs())
              .mapToInt(Math::toIntExact)
              .toArray();
      findings.tokens(
          name + ", read",
          Arrays.stream(ids).boxed().toList(),
          Arrays.stream(model.tokenizer().encode(prompt.get("text").asText())).boxed().toList());
      List<Integer> answer = GenerationCheck.integers(prompt.get("tokens"));
      List<Integer> found = generate(ids);
      findings.tokens(name, answer, found);
      findings.equal(
          name + ", answer",
          prompt.get("answer").asText(),
          model.tokenizer().decode(found.stream().mapToInt(Integer::intValue).toArray(), true));
      logits(name, ids, answer);
    }

    private List<Integer> generate(int[] ids) {
      TokenBatch batch = TokenBatch.of(List.of(ids), 0, true);
      Generator generator =
          new Generator(
              GenerationRules.transformers5(),
              new SpecialTokens(0, config.endOfSequence()),
              config.options());
      PromptRow row =
          new PromptRow(ids, 0, ids.length, NewTokenListener.SILENT, ScoreListener.SILENT);
      try (PromptDecoding decoding =
          new PromptDecoding(assembly.engine(), model.network(), null, batch)) {
        return generator
            .generate(decoding, List.of(row), new Cancellation())
            .get(0)
            .get(0)
            .tokens();
      }
    }

    /** Prompt and answer read at once: the logits that each token of the answer came from. */
    private void logits(String name, int[] prompt, List<Integer> answer) {
      int steps = answer.size();
      long[] ids = new long[prompt.length + steps - 1];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = i < prompt.length ? prompt[i] : answer.get(i - prompt.length);
      }
      LanguageModel decoder = model.network().languageModel();
      try (Scope scope = assembly.engine().open()) {
        Tensor vectors =
            decoder.embed(scope.ops(), scope.tensor(TensorData.of(ids, 1, ids.length)));
        long[] places = new long[ids.length];
        Arrays.setAll(places, i -> i);
        Tensor positions = scope.tensor(TensorData.of(places, 1, ids.length));
        Tensor hidden =
            decoder
                .forward(
                    scope.ops(),
                    new LanguageModel.Input(vectors, positions, null, null),
                    LayerHooks.NONE)
                .hidden();
        Tensor last = scope.ops().slice(hidden, 1, prompt.length - 1, ids.length);
        new HighestLogits(name, findings)
            .compare(scope.read(decoder.logits(scope.ops(), last)), steps, SUM_TOLERANCE);
      }
    }
  }
}
