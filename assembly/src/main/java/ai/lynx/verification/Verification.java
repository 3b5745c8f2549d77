package ai.lynx.verification;

import ai.lynx.assembly.Assembly;
import ai.lynx.error.LynxException;
import ai.lynx.spi.checkpoint.Checkpoint;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.verification.generation.GenerationCase;
import ai.lynx.verification.generation.SamplingCase;
import ai.lynx.verification.generation.StopStringsCase;
import ai.lynx.verification.model.EndToEndCase;
import ai.lynx.verification.model.LanguageModelCase;
import ai.lynx.verification.model.ModelCase;
import ai.lynx.verification.model.RealLanguageModelCase;
import ai.lynx.verification.model.TextCase;
import ai.lynx.verification.model.TrainingCase;
import ai.lynx.verification.model.VideoCase;
import ai.lynx.verification.model.VisionLanguageCase;
import ai.lynx.verification.pictures.ImagesCase;
import ai.lynx.verification.pictures.PictureFilesCase;
import ai.lynx.verification.pictures.VisionCase;
import ai.lynx.verification.reference.CaseResult;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import ai.lynx.verification.tokens.ChatTemplatesCase;
import ai.lynx.verification.tokens.TokenizerCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs reference cases on an engine.
 *
 * @param assembly with the engine
 */
public record Verification(Assembly assembly) {
  private static final Map<String, CaseRunner> RUNNERS =
      Map.ofEntries(
          Map.entry("model", new ModelCase()),
          Map.entry("train", new TrainingCase()),
          Map.entry("images", new ImagesCase()),
          Map.entry("text", new TextCase()),
          Map.entry("video", new VideoCase()),
          Map.entry("end-to-end", new EndToEndCase()),
          Map.entry("generation", new GenerationCase()),
          Map.entry("real-language-model", new RealLanguageModelCase()),
          Map.entry("sampling", new SamplingCase()),
          Map.entry("stop-strings", new StopStringsCase()),
          Map.entry("chat-templates", new ChatTemplatesCase()));

  /** Who runs the cases of an area that name no kind. */
  private static final Map<String, CaseRunner> AREAS =
      Map.of(
          "vision", new VisionCase(),
          "images", new PictureFilesCase(),
          "llm", new LanguageModelCase(),
          "vlm", new VisionLanguageCase(),
          "tokenizers", new TokenizerCase());

  private static final String EXPECTED = "expected.safetensors";

  /**
   * Runs all cases in a folder and below it.
   *
   * @param each hears every result as it comes
   * @return all results
   */
  public List<CaseResult> run(Path root, Consumer<CaseResult> each) {
    List<CaseResult> results = new ArrayList<>();
    for (ReferenceCase reference : ReferenceCase.find(root)) {
      CaseResult result = run(reference);
      each.accept(result);
      results.add(result);
    }
    return results;
  }

  /** Runs one case. What goes wrong in it is part of its result. */
  public CaseResult run(ReferenceCase reference) {
    CaseRunner runner =
        reference.kind().isEmpty() ? AREAS.get(reference.area()) : RUNNERS.get(reference.kind());
    if (runner == null) {
      return new CaseResult(
          reference.name(),
          Double.NaN,
          "none",
          List.of(
              "is of the kind \"%s\" in the area \"%s\"; known are the kinds %s and the areas %s"
                  .formatted(
                      reference.kind(),
                      reference.area(),
                      RUNNERS.keySet().stream().sorted().toList(),
                      AREAS.keySet().stream().sorted().toList())));
    }
    if (!Files.exists(reference.folder().resolve(EXPECTED))) {
      return run(reference, runner, findings(reference, null));
    }
    try (Checkpoint expected =
        assembly.loader().opener().open(new FolderFiles(reference.folder()), EXPECTED)) {
      return run(reference, runner, findings(reference, expected));
    }
  }

  private Findings findings(ReferenceCase reference, @Nullable Checkpoint expected) {
    return new Findings(reference.description(), expected, assembly.engine().tolerance());
  }

  private CaseResult run(ReferenceCase reference, CaseRunner runner, Findings findings) {
    try {
      runner.run(reference, assembly, findings);
    } catch (LynxException | IllegalArgumentException | IllegalStateException e) {
      findings.brokeOff(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
    return findings.result(reference.name());
  }
}
