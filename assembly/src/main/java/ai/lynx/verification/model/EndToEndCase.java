package ai.lynx.verification.model;

import ai.lynx.Answer;
import ai.lynx.Prompt;
import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.ReferenceModel;
import ai.lynx.assembly.official.LynxYaml;
import ai.lynx.media.Image;
import ai.lynx.media.Media;
import ai.lynx.media.Video;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the official generate.py writes: configuration, questions and files in, answers out, through
 * the public API.
 */
public final class EndToEndCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    FolderFiles files = new FolderFiles(reference.folder());
    for (JsonNode run : reference.description().get("runs")) {
      String config = run.get("config").asText();
      LynxYaml yaml = LynxYaml.read(files, config);
      try (ReferenceModel model =
          new ReferenceModel(
              assembly.engine(),
              ModelCase.load(reference, assembly, config),
              assembly.decoders())) {
        List<Answer> answers = new ArrayList<>();
        List<Prompt> prompts = prompts(reference, yaml);
        for (int from = 0; from < prompts.size(); from += yaml.batchSize()) {
          int to = Math.min(prompts.size(), from + yaml.batchSize());
          answers.addAll(model.generate(prompts.subList(from, to), model.defaultOptions()));
        }
        for (int i = 0; i < answers.size(); i++) {
          String what = config + ", answer " + i;
          findings.tokens(
              what,
              GenerationCheck.integers(run.get("new_tokens").get(i)),
              answers.get(i).tokens());
          findings.equal(
              what, run.get("result").get(i).get("text_output").asText(), answers.get(i).text());
        }
        findings.equal("number of answers", run.get("result").size(), answers.size());
      }
    }
  }

  private static List<Prompt> prompts(ReferenceCase reference, LynxYaml yaml) {
    List<Prompt> prompts = new ArrayList<>();
    for (String file : yaml.testFiles()) {
      for (String line : reference.lines(file)) {
        JsonNode question = ReferenceCase.parse(line);
        prompts.add(
            new Prompt(Optional.of(media(reference, question)), question.get("question").asText()));
      }
    }
    return prompts;
  }

  private static Media media(ReferenceCase reference, JsonNode question) {
    String path =
        question.has("image") ? question.get("image").asText() : question.get("video").asText();
    if (!path.endsWith(".json")) {
      return Image.read(reference.folder().resolve(path));
    }
    JsonNode json = reference.json(path);
    List<Image> frames = VideoCase.frames(json);
    return json.isTextual() ? frames.get(0) : Video.ofImages(frames);
  }
}
