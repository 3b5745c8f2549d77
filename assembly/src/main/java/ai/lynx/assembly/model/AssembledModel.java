package ai.lynx.assembly.model;

import ai.lynx.assembly.chat.ChatTemplates;
import ai.lynx.assembly.compiled.GraphStore;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.text.Tokenizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model with its parts created and its weights in an engine. Whoever loads it closes it.
 *
 * @param description what it is made of
 * @param location where it came from, for messages
 * @param network its parts, joined
 * @param transform decoded pictures to what its vision encoder reads; empty if it reads text only
 * @param tokenizer text to ids and back
 * @param questionTokenizer text to the ids that the bridge reads, if it reads questions
 * @param chatTemplates conversations to text; empty if it answers single questions only
 * @param parameters all its weights, by the names under which checkpoints hold them
 * @param unused names in its files that no part asked for
 * @param memory owns the weights
 * @param graphs owns what the network was compiled to
 */
public record AssembledModel(
    ModelDescription description,
    String location,
    LynxNetwork network,
    Optional<ImageTransform> transform,
    Tokenizer tokenizer,
    Optional<Tokenizer> questionTokenizer,
    ChatTemplates chatTemplates,
    Map<String, Parameter> parameters,
    List<String> unused,
    Scope memory,
    GraphStore graphs)
    implements AutoCloseable {
  /** The tokens that end an answer: those that the description names, else the tokenizer's. */
  public List<Integer> ends() {
    List<Integer> named = description.generation().endOfSequence();
    return named.isEmpty() ? tokenizer.endOfSequence().stream().boxed().toList() : named;
  }

  @Override
  public void close() {
    try {
      questionTokenizer.ifPresent(Tokenizer::close);
      tokenizer.close();
    } finally {
      try {
        graphs.close();
      } finally {
        memory.close();
      }
    }
  }
}
