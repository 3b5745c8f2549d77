package ai.lynx.spi.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Fill;
import ai.lynx.spi.operator.Operator;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Size BATCH = Size.symbol("batch");
  private static final Size TOKENS = Size.symbol("tokens");

  private final Recorder recorder = new Recorder();

  /** A tensor of an engine that only knows shapes. */
  private record Given(String name, Shape shape, ElementType type) implements Tensor {
    static Given floats(String name, long... shape) {
      return new Given(name, Shape.of(shape), ElementType.FLOAT32);
    }
  }

  /** An engine that notes what it is asked for. */
  private record Noting(List<Operator> operators, List<List<Tensor>> inputs) implements Ops {
    Noting() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public Tensor apply(Operator operator, List<Tensor> given) {
      operators.add(operator);
      inputs.add(given);
      return new Given(
          "result " + operators.size(),
          operator.shape(given.stream().map(Tensor::shape).toList()),
          operator.type(given.stream().map(Tensor::type).toList()));
    }
  }

  @Test
  void recordsNodesInOrderWithNumberedValues() {
    Given weight = Given.floats("weight", 4, 3);
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, Size.of(3)));
    Tensor y = recorder.linear(x, weight);
    Tensor z = recorder.add(y, y);
    recorder.output("z", z);
    Graph graph = recorder.graph();
    assertThat(graph.weights()).containsExactly(weight);
    assertThat(graph.nodes())
        .extracting(Graph.Node::inputs)
        .containsExactly(List.of(0, 1), List.of(2, 2));
    assertThat(graph.nodes().get(1).shape()).isEqualTo(Shape.of(BATCH, Size.of(4)));
    assertThat(graph.outputs()).containsExactly(Map.entry("z", 3));
    assertThat(graph.symbolicSizes()).containsExactly(BATCH);
  }

  @Test
  void aWeightUsedTwiceIsRecordedOnce() {
    Given weight = Given.floats("weight", 3, 3);
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(2, 3));
    recorder.output("y", recorder.linear(recorder.linear(x, weight), weight));
    assertThat(recorder.graph().weights()).containsExactly(weight);
  }

  @Test
  void anOutputMayBeAWeightThatNothingReads() {
    Given weight = Given.floats("weight", 3);
    recorder.input("x", ElementType.FLOAT32, Shape.of(2, 3));
    recorder.output("y", weight);
    Graph graph = recorder.graph();
    assertThat(graph.weights()).containsExactly(weight);
    assertThat(graph.outputs()).containsExactly(Map.entry("y", 1));
  }

  @Test
  void anOutputOfAnotherRecordingIsRefused() {
    Tensor other = new Recorder().input("x", ElementType.FLOAT32, Shape.of(2, 3));
    assertThatThrownBy(() -> recorder.output("y", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("y belongs to another recording");
  }

  @Test
  void equalWeightsAreStillTwo() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(2, 3));
    Tensor y = recorder.linear(x, Given.floats("same", 3, 3));
    recorder.output("y", recorder.linear(y, Given.floats("same", 3, 3)));
    assertThat(recorder.graph().weights()).hasSize(2);
  }

  @Test
  void inputsDeclaredAfterUseKeepTheNumbersRight() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(2));
    Tensor doubled = recorder.scale(x, 2);
    Tensor y = recorder.input("y", ElementType.FLOAT32, Shape.of(2));
    recorder.output("sum", recorder.add(doubled, y));
    Graph graph = recorder.graph();
    assertThat(graph.nodes())
        .extracting(Graph.Node::inputs)
        .containsExactly(List.of(0), List.of(2, 1));
  }

  @Test
  void refusesShapesThatDoNotFitWhileRecording() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, TOKENS));
    Tensor y = recorder.input("y", ElementType.FLOAT32, Shape.of(TOKENS, BATCH));
    assertThatThrownBy(() -> recorder.add(x, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(batch, tokens)");
  }

  @Test
  void refusesValuesOfAnotherRecording() {
    Tensor other = new Recorder().input("x", ElementType.FLOAT32, Shape.of(2));
    assertThatThrownBy(() -> recorder.scale(other, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another recording");
  }

  @Test
  void replayReplacesSymbolsByNumbers() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, TOKENS, Size.of(4)));
    Tensor last = recorder.slice(x, 1, TOKENS.plus(-1), TOKENS);
    Tensor flat = recorder.reshape(last, BATCH.times(4));
    Tensor filled = recorder.fill(1, ElementType.FLOAT32, TOKENS, BATCH.times(4));
    recorder.output("y", recorder.add(filled, recorder.broadcast(flat, TOKENS, BATCH.times(4))));
    Noting ops = new Noting();
    Map<String, Tensor> outputs =
        recorder.graph().replay(ops, Map.of("x", Given.floats("x", 2, 3, 4)), List.of());
    assertThat(outputs.get("y").shape()).isEqualTo(Shape.of(3, 8));
    assertThat(ops.operators())
        .contains(
            new Slice(1, Size.of(2), Size.of(3)),
            new Reshape(Shape.of(8)),
            new Fill(1, ElementType.FLOAT32, Shape.of(3, 8)),
            new Broadcast(Shape.of(3, 8)));
  }

  @Test
  void replayTakesOtherWeights() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, Size.of(3)));
    recorder.output("y", recorder.linear(x, Given.floats("recorded", 4, 3)));
    Noting ops = new Noting();
    Given other = Given.floats("other", 4, 3);
    Given given = Given.floats("x", 2, 3);
    recorder.graph().replay(ops, Map.of("x", given), List.of(other));
    assertThat(ops.inputs().get(0)).containsExactly(given, other);
  }

  @Test
  void replayRefusesInputsThatAreMissingOrDisagree() {
    Tensor x = recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, Size.of(3)));
    Tensor y = recorder.input("y", ElementType.FLOAT32, Shape.of(BATCH, Size.of(3)));
    recorder.output("sum", recorder.add(x, y));
    assertRefused(Map.of("x", Given.floats("x", 2, 3)), "The input y is missing");
    assertRefused(Map.of("x", Given.floats("x", 2, 3), "y", Given.floats("y", 4, 3)), "batch");
    assertRefused(Map.of("x", Given.floats("x", 2, 5), "y", Given.floats("y", 2, 3)), "(batch, 3)");
    assertRefused(Map.of("x", Given.floats("x", 2), "y", Given.floats("y", 2, 3)), "(batch, 3)");
  }

  @Test
  void inputsMayHaveSizesComputedFromSymbols() {
    Size all = BATCH.plus(TOKENS);
    Tensor mask = recorder.input("mask", ElementType.FLOAT32, Shape.of(all));
    recorder.input("x", ElementType.FLOAT32, Shape.of(BATCH, TOKENS));
    recorder.output("y", recorder.reshape(mask, all, Size.of(1)));
    Given x = Given.floats("x", 2, 3);
    Noting ops = new Noting();
    recorder.graph().replay(ops, Map.of("mask", Given.floats("mask", 5), "x", x), List.of());
    assertThat(ops.operators()).containsExactly(new Reshape(Shape.of(5, 1)));
    assertThat(recorder.graph().symbolicSizes()).containsExactlyInAnyOrder(BATCH, TOKENS);
    assertRefused(Map.of("mask", Given.floats("mask", 6), "x", x), "(batch+tokens)");
  }

  @Test
  void aComputedSizeNeedsItsSymbols() {
    Tensor mask = recorder.input("mask", ElementType.FLOAT32, Shape.of(BATCH.plus(1)));
    recorder.output("y", recorder.scale(mask, 2));
    assertRefused(Map.of("mask", Given.floats("mask", 5)), "no input has batch");
  }

  private void assertRefused(Map<String, Tensor> given, String message) {
    Graph graph = recorder.graph();
    assertThatThrownBy(() -> graph.replay(new Noting(), given, graph.weights()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
