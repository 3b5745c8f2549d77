package ai.lynx.verification.generation;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.generation.StopStrings;
import ai.lynx.spi.text.Tokenizer;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** After which tokens of given sequences a stop string ends an answer. */
public final class StopStringsCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    JsonNode description = reference.description();
    try (Tokenizer tokenizer = CausalModel.tokenizer(reference, assembly)) {
      for (JsonNode row : description.get("rows")) {
        List<String> strings = new ArrayList<>();
        JsonNode wanted = description.get("stop_strings").get(row.get("stop_strings").asInt());
        wanted.forEach(string -> strings.add(string.asText()));
        JsonNode sequence = description.get("sequences").get(row.get("sequence").asInt());
        int[] ids =
            GenerationCheck.integers(sequence.get("ids")).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        StopStrings stop = new StopStrings(strings, tokens -> tokenizer.decode(tokens, false));
        List<Integer> stops = new ArrayList<>();
        for (int length = 1; length <= ids.length; length++) {
          if (stop.stopAfter(Arrays.copyOf(ids, length))) {
            stops.add(length);
          }
        }
        String name = strings + " in \"" + sequence.get("text").asText() + "\"";
        findings.tokens(name, GenerationCheck.integers(row.get("stops_after")), stops);
      }
    }
  }
}
