package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.AssembledNetwork;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import java.util.List;
import java.util.Optional;

/**
 * A vision-language model of Hugging Face: what its pictures become on the way to the language
 * model, logits, and what it generates, of one prompt and of a batch padded in front.
 */
public final class VisionLanguageCase implements CaseRunner {
  private static final List<String> PREFIXES = List.of("", "batch.");

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    ModelAssembler.Choices choices =
        new ModelAssembler.Choices(ElementType.FLOAT32, ElementType.FLOAT32, Optional.empty());
    FolderFiles files = new FolderFiles(reference.folder());
    try (AssembledNetwork loaded =
        assembly.loader().loadHuggingFaceNetwork(files, assembly.engine(), choices)) {
      PicturePrompts prompts =
          PicturePrompts.of(assembly.engine(), loaded, new PromptInputs(findings));
      for (String prefix : PREFIXES) {
        if (findings.has(prefix + PromptInputs.IDS)) {
          verify(prefix, loaded, prompts, assembly, findings);
        }
      }
      new TokenPromptCheck(assembly.engine(), loaded.network(), findings, files)
          .verify(reference.description().path("generate"), prompts);
    }
  }

  /** Features and logits of one prompt or batch. */
  private static void verify(
      String prefix,
      AssembledNetwork loaded,
      PicturePrompts prompts,
      Assembly assembly,
      Findings findings) {
    LynxNetwork network = loaded.network();
    try (Scope scope = assembly.engine().open()) {
      PicturePrompts.Listener listener =
          (name, tensor) -> report(findings, scope, prefix + name, tensor);
      Tensor vectors = prompts.vectors(scope, prefix, listener);
      report(findings, scope, prefix + "image_features", vectors);
      TokenBatch batch = new PromptInputs(findings).tokens(prefix);
      Tensor hidden = prompts.hidden(scope, prefix, vectors, batch); // (rows, tokens, width)
      Tensor logits = network.languageModel().logits(scope.ops(), hidden);
      report(findings, scope, prefix + "logits", logits);
    }
  }

  /** Holds a tensor against the case, whatever axes its numbers are laid out on there. */
  private static void report(Findings findings, Scope scope, String name, Tensor tensor) {
    if (findings.wants(name)) {
      TensorData got = scope.read(tensor);
      TensorData want = findings.given(name);
      findings.tensor(name, got.elements() == want.elements() ? got.reshaped(want.shape()) : got);
    }
  }
}
