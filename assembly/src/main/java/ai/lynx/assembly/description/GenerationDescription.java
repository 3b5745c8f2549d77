package ai.lynx.assembly.description;

import ai.lynx.GenerationOptions;
import ai.lynx.assembly.generation.GenerationRules;
import java.util.List;

/**
 * How answers are searched for.
 *
 * @param options unless the caller says otherwise
 * @param library whose rules decide
 * @param endOfSequence the ids that end an answer; empty leaves that to the tokenizer
 */
public record GenerationDescription(
    GenerationOptions options, Library library, List<Integer> endOfSequence) {
  /** The library that a model was published with. */
  public enum Library {
    /** The official code of the paper. */
    LYNX,
    /** Hugging Face transformers from release 5 on. */
    TRANSFORMERS
  }

  public GenerationDescription {
    endOfSequence = List.copyOf(endOfSequence);
  }

  /** As the official code of the paper does it. */
  public static GenerationDescription lynx(GenerationOptions options) {
    return new GenerationDescription(options, Library.LYNX, List.of());
  }

  /** The rules of the library. */
  public GenerationRules rules() {
    return switch (library) {
      case LYNX -> GenerationRules.lynx();
      case TRANSFORMERS -> GenerationRules.transformers5();
    };
  }
}
