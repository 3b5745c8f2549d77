package ai.lynx.assembly.model;

import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A conversation of a model whose pictures have no places in the text.
 *
 * @param about what it is about, in front of it or beside it
 * @param ids of its text
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read there, never compared
record PlainInput(PlainReading reading, Optional<Media> about, int[] ids) implements ChatInput {
  @Override
  public long[] positions(ToIntFunction<Media> number) {
    int prefix = reading.positions(about);
    long[] positions = new long[prefix + ids.length];
    for (int vector = 0; vector < prefix; vector++) {
      positions[vector] = ChatInput.ofPicture(number.applyAsInt(about.orElseThrow()), vector);
    }
    for (int i = 0; i < ids.length; i++) {
      positions[prefix + i] = ids[i];
    }
    return positions;
  }

  @Override
  public List<Media> media() {
    return about.stream().toList();
  }

  @Override
  public List<Media> everywhere() {
    return media();
  }

  @Override
  public Looked.Row row(int reused) {
    return new Looked.Row(ids, reading.vectors(about), ids.length, reused);
  }

  @Override
  public Function<ReadBefore, PromptDecoding> look(Scope scope, int known) {
    if (known > 0) {
      return before -> readOn(scope, before);
    }
    Tensor vision = reading.see(scope, List.of(about));
    TokenBatch all = TokenBatch.of(List.of(ids), 0, true);
    return nothing -> new PromptDecoding(reading.engine(), reading.model().network(), vision, all);
  }

  private PromptDecoding readOn(Scope scope, ReadBefore before) {
    int known = before.length() - reading.positions(about);
    int[] next = Arrays.copyOfRange(ids, known, ids.length);
    Tensor text =
        reading
            .model()
            .network()
            .embed(scope.ops(), scope.tensor(TokenBatch.of(List.of(next), 0, true).ids()));
    return new PromptDecoding(
        reading.engine(), reading.model().network(), scope, before, text, null);
  }
}
