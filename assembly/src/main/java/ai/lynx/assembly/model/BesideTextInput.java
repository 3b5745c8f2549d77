package ai.lynx.assembly.model;

import ai.lynx.assembly.network.LynxNetwork;
import ai.lynx.assembly.prompt.TokenBatch;
import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A conversation whose tokens look at pictures from between the layers. As a token that sees none
 * may look at all of them, nothing is known once another picture is shown.
 */
record BesideTextInput(PromptReading reading, PicturedPrompt prompt) implements ChatInput {
  @Override
  public long[] positions(ToIntFunction<Media> number) {
    return Arrays.stream(prompt.ids()).asLongStream().toArray();
  }

  @Override
  public List<Media> media() {
    return List.copyOf(prompt.images());
  }

  @Override
  public List<Media> everywhere() {
    return media();
  }

  @Override
  public Looked.Row row(int reused) {
    return reading.row(prompt, reused);
  }

  @Override
  public Function<ReadBefore, PromptDecoding> look(Scope scope, int known) {
    Tensor vision = known == 0 ? reading.look(scope, List.of(prompt)).vectors() : null;
    return before -> read(scope, before, vision);
  }

  private PromptDecoding read(Scope scope, ReadBefore before, @Nullable Tensor vision) {
    LynxNetwork network = reading.model().network();
    ReadBefore known =
        vision == null
            ? before
            : new ReadBefore(null, network.sight().fusion().remember(scope.ops(), vision));
    int[] ids = Arrays.copyOfRange(prompt.ids(), known.length(), prompt.ids().length);
    Tensor text =
        network.embed(scope.ops(), scope.tensor(TokenBatch.of(List.of(ids), 0, true).ids()));
    Tensor looks =
        prompt.pieces().isEmpty() ? null : scope.tensor(reading.looks().of(prompt, known.length()));
    return new PromptDecoding(reading.engine(), network, scope, known, text, looks);
  }
}
