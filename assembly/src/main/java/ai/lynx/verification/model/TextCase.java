package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.PromptDescription;
import ai.lynx.assembly.official.LynxYaml;
import ai.lynx.assembly.official.OfficialLayout;
import ai.lynx.assembly.prompt.PromptEncoder;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prompts to token ids, and ids to text. */
public final class TextCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    FolderFiles files = new FolderFiles(reference.folder());
    JsonNode results = reference.description().get("results");
    for (JsonNode config : results.get("configs")) {
      LynxYaml yaml = LynxYaml.read(files, config.get("file").asText());
      try (Tokenizer tokenizer = open(assembly, files, yaml)) {
        prompts(config, new PromptEncoder(OfficialLayout.prompt(yaml), tokenizer), findings);
        tokens(results, tokenizer, findings);
      }
    }
  }

  private static Tokenizer open(Assembly assembly, FolderFiles files, LynxYaml yaml) {
    PlugChoice choice = OfficialLayout.tokenizer(files, yaml);
    return assembly
        .loader()
        .plugs()
        .tokenizers()
        .get(choice.plug())
        .create(choice.settings(), files);
  }

  private static void prompts(JsonNode config, PromptEncoder encoder, Findings findings) {
    PromptDescription prompt = encoder.description();
    int padding = encoder.tokenizer().padding().orElse(-1);
    findings.equal("padding token", config.get("pad_token_id").asInt(), padding);
    List<int[]> all = new ArrayList<>();
    for (JsonNode entry : config.get("prompts")) {
      String question = entry.get("question").asText();
      findings.equal("text of a prompt", entry.get("text").asText(), encoder.text(question));
      int[] ids = encoder.encode(question);
      all.add(ids);
      findings.tokens(
          "prompt \"" + question + "\"",
          GenerationCheck.integers(entry.get("input_ids")),
          list(ids));
    }
    for (JsonNode entry : config.get("batches")) {
      List<int[]> rows = new ArrayList<>();
      entry.get("rows").forEach(row -> rows.add(all.get(row.asInt())));
      long[] got = TokenBatch.of(rows, padding, prompt.padLeft()).ids().toLongs();
      List<Integer> want = new ArrayList<>();
      entry.get("input_ids").forEach(row -> want.addAll(GenerationCheck.integers(row)));
      findings.tokens(
          "batch " + entry.get("rows"), want, Arrays.stream(got).mapToObj(id -> (int) id).toList());
    }
  }

  private static void tokens(JsonNode results, Tokenizer tokenizer, Findings findings) {
    for (JsonNode entry : results.get("tokenize")) {
      String text = entry.get("text").asText();
      findings.tokens(
          "text \"" + text + "\"",
          GenerationCheck.integers(entry.get("ids")),
          list(tokenizer.encode(text)));
    }
    for (JsonNode entry : results.get("decode")) {
      List<Integer> ids = GenerationCheck.integers(entry.get("ids"));
      findings.equal(
          "text of " + ids,
          entry.get("text").asText(),
          tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray(), true));
    }
  }

  private static List<Integer> list(int[] ids) {
    return Arrays.stream(ids).boxed().toList();
  }
}
