package ai.lynx.assembly.model;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.PicturePieces;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A conversation in whose text vectors of pictures stand in place of marks. Pictures that are known
 * are not looked at again.
 */
record InTextInput(PromptReading reading, PicturedPrompt prompt) implements ChatInput {
  private int mark() {
    return reading.prompts().questions().mark();
  }

  @Override
  public long[] positions(ToIntFunction<Media> number) {
    long[] positions = Arrays.stream(prompt.ids()).asLongStream().toArray();
    int position = 0;
    for (int picture = 0; picture < prompt.images().size(); picture++) {
      int vectors = vectors(picture);
      int known = number.applyAsInt(prompt.images().get(picture));
      for (int vector = 0; vector < vectors; position++) {
        if (positions[position] == mark()) {
          positions[position] = ChatInput.ofPicture(known, vector++);
        }
      }
    }
    return positions;
  }

  private int vectors(int picture) {
    return prompt.pieces().get(picture).count() * reading.looks().each();
  }

  @Override
  public List<Media> media() {
    return List.copyOf(prompt.images());
  }

  @Override
  public List<Media> everywhere() {
    return List.of();
  }

  @Override
  public Looked.Row row(int reused) {
    return reading.row(prompt, reused);
  }

  @Override
  public Function<ReadBefore, PromptDecoding> look(Scope scope, int known) {
    int[] ids = Arrays.copyOfRange(prompt.ids(), known, prompt.ids().length);
    int marks = (int) Arrays.stream(ids).filter(id -> id == mark()).count();
    Tensor vectors = marks == 0 ? null : lastVectors(scope, marks);
    TokenBatch tokens = TokenBatch.of(List.of(ids), 0, true);
    LynxNetwork network = reading.model().network();
    return before -> {
      Tensor sequence =
          vectors == null
              ? network.embed(scope.ops(), scope.tensor(tokens.ids()))
              : InTextDecoding.sequence(scope, network, vectors, tokens);
      return new PromptDecoding(reading.engine(), network, scope, before, sequence, null);
    };
  }

  /** The last vectors of all pictures, (count, width). */
  private Tensor lastVectors(Scope scope, int count) {
    int first = prompt.pieces().size();
    int looked = 0;
    while (looked < count) {
      looked += vectors(--first);
    }
    List<PicturePieces> wanted = prompt.pieces().subList(first, prompt.pieces().size());
    Tensor vectors = reading.vectors(scope, wanted, List.of()); // (pieces, each, width)
    Tensor flat = scope.ops().reshape(vectors, Size.of(looked), vectors.size(2));
    return scope.ops().slice(flat, 0, looked - (long) count, looked);
  }
}
