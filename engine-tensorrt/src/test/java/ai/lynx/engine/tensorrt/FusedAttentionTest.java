package ai.lynx.engine.tensorrt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.EngineOptions;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.rewriting.CommonResults;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.testkit.naive.NaiveEngine;
import ai.lynx.testkit.numbers.HostValues;
import ai.lynx.testkit.numbers.Samples;
import ai.lynx.testkit.numbers.Tolerance;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Decoders of all kinds against the naive engine, which fuses nothing: a beginning is read, then
 * token after token, and then several at once.
 */
class FusedAttentionTest {
  private static final Engine ENGINE =
      new TensorRtEngineProvider().create(EngineOptions.defaults());
  private static final Tolerance CLOSE = Tolerance.of(ElementType.FLOAT32).times(10);
  private static final int STEPS = 70; // more than a cache has room for at first

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  static Stream<SmallDecoder> decoders() {
    SmallDecoder plain = SmallDecoder.plain();
    return Stream.of(
        plain,
        plain.masked(2),
        plain.masked(3),
        plain.seeing(3),
        plain.seeing(3).masked(2),
        plain.seeing(2).masked(3),
        plain.normed(),
        plain.joined(false),
        plain.joined(true).masked(2),
        plain.joined(true).normed(),
        plain.heads(32, 8, 1), // the second half of a head stays
        plain.heads(32, 16, 1.25), // amplified
        plain.heads(16, 0, 1), // not turned
        plain.heads(16, 4, 1), // turned by another operator
        plain.heads(24, 8, 1),
        plain.heads(24, 12, 1).normed().masked(2),
        plain.heads(12, 6, 1)); // no kernel for such heads
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void readsAsTheNaiveEngineDoes(SmallDecoder decoder) {
    try (Scope scope = ENGINE.open();
        NaiveEngine naive = new NaiveEngine();
        Scope reference = naive.open();
        Compared compared = new Compared(decoder, scope, reference)) {
      for (int rows : List.of(1, 3)) {
        compared.begin(rows, 5);
        compared.readOn(1);
        compared.readOn(1);
        compared.readOn(4);
        compared.readOn(1);
        compared.begin(rows, 1);
        compared.readOn(2);
      }
    }
  }

  @Test
  void movesACacheThatHasGrown() {
    try (Scope scope = ENGINE.open();
        NaiveEngine naive = new NaiveEngine();
        Scope reference = naive.open();
        Compared compared = new Compared(SmallDecoder.plain(), scope, reference)) {
      compared.begin(1, 1);
      for (int step = 0; step < STEPS; step++) {
        compared.readOn(1);
      }
    }
  }

  @Test
  void rowsThatTakeOthersPlacesReadOn() {
    try (Scope scope = ENGINE.open();
        NaiveEngine naive = new NaiveEngine();
        Scope reference = naive.open();
        Compared compared = new Compared(SmallDecoder.plain().masked(2), scope, reference)) {
      compared.begin(2, 3);
      compared.readOn(1);
      compared.choose(1, 1, 0);
      compared.readOn(1);
      compared.readOn(1);
      compared.choose(2, 0);
      compared.readOn(1);
    }
  }

  /** Two continuations of one past: the second must not see what the first one wrote. */
  @Test
  void aPastThatIsReadOnTwiceIsCopied() {
    SmallDecoder decoder = SmallDecoder.plain();
    try (Scope scope = ENGINE.open();
        NaiveEngine naive = new NaiveEngine();
        Scope reference = naive.open();
        Compared compared = new Compared(decoder, scope, reference)) {
      compared.begin(1, 3);
      compared.readOn(1);
      Map<String, Tensor> past = compared.cache();
      compared.readOn(1);
      compared.restore(past);
      compared.readOn(2);
    }
  }

  @Test
  void usesTheOperatorsThatThereAre() {
    Set<Contributed> all = EnumSet.allOf(Contributed.class);
    SmallDecoder plain = SmallDecoder.plain().masked(2);
    assertThat(operators(plain, all))
        .contains("GroupQueryAttention", "SkipSimplifiedLayerNormalization")
        .doesNotContain("Softmax", "RotaryEmbedding");
    assertThat(operators(plain.joined(true), all)).doesNotContain("Slice");
    assertThat(operators(plain.heads(16, 4, 1), all))
        .contains("GroupQueryAttention", "RotaryEmbedding");
    assertThat(operators(plain.heads(12, 6, 1), all))
        .contains("Softmax", "RotaryEmbedding")
        .doesNotContain("GroupQueryAttention");
    assertThat(operators(plain, Set.of()))
        .contains("Softmax")
        .doesNotContain(
            "GroupQueryAttention",
            "RotaryEmbedding",
            "SkipSimplifiedLayerNormalization",
            "SimplifiedLayerNormalization");
  }

  private static Set<String> operators(SmallDecoder decoder, Set<Contributed> available) {
    try (NaiveEngine naive = new NaiveEngine();
        Scope scope = naive.open()) {
      Graph graph = CommonResults.share(decoder.graph(true, scope::tensor));
      return GraphTranslation.of("decoder", graph, Map.of(), Map.of(), available)
          .proto()
          .getGraph()
          .getNodeList()
          .stream()
          .map(node -> node.getOpType())
          .collect(Collectors.toSet());
    }
  }

  /** A decoder on two engines, with the cache of each. */
  private static final class Compared implements AutoCloseable {
    private final SmallDecoder decoder;
    private final Scope scope;
    private final Scope reference;
    private final CompiledGraph beginning;
    private final CompiledGraph rest;
    private final Graph expectedBeginning;
    private final Graph expectedRest;
    private final Samples samples = Samples.named("tokens");
    private Map<String, Tensor> here = Map.of();
    private Map<String, Tensor> there = Map.of();
    private long[] lengths = {};

    Compared(SmallDecoder decoder, Scope scope, Scope reference) {
      this.decoder = decoder;
      this.scope = scope;
      this.reference = reference;
      var compiler = ENGINE.compiler().orElseThrow();
      this.beginning = compiler.compile("beginning", decoder.graph(false, scope::tensor));
      this.rest = compiler.compile("rest", decoder.graph(true, scope::tensor));
      this.expectedBeginning = decoder.graph(false, reference::tensor);
      this.expectedRest = decoder.graph(true, reference::tensor);
    }

    void begin(int rows, int tokens) {
      here = Map.of();
      there = Map.of();
      lengths = new long[] {rows, 0};
      run(tokens, beginning, expectedBeginning);
    }

    void readOn(int tokens) {
      run(tokens, rest, expectedRest);
    }

    Map<String, Tensor> cache() {
      return here;
    }

    /** The cache of before again, here and there. */
    void restore(Map<String, Tensor> past) {
      here = past;
      long tokens = past.get("keys 0").shape().size(2).value();
      lengths[1] = tokens;
      Map<String, Tensor> shorter = new LinkedHashMap<>();
      there.forEach(
          (name, tensor) -> shorter.put(name, reference.ops().slice(tensor, 2, 0, tokens)));
      there = shorter;
    }

    void choose(long... rows) {
      TensorData chosen = TensorData.of(rows, rows.length);
      here = gathered(scope, here, chosen);
      there = gathered(reference, there, chosen);
      lengths[0] = rows.length;
    }

    private static Map<String, Tensor> gathered(
        Scope scope, Map<String, Tensor> cache, TensorData rows) {
      Map<String, Tensor> chosen = new LinkedHashMap<>();
      cache.forEach(
          (name, tensor) -> chosen.put(name, scope.ops().gather(tensor, 0, scope.tensor(rows))));
      return chosen;
    }

    private void run(int tokens, CompiledGraph compiled, Graph expected) {
      int rows = (int) lengths[0];
      int past = (int) lengths[1];
      Map<String, TensorData> given = new LinkedHashMap<>();
      given.put("x", samples.normal(rows, tokens, SmallDecoder.VECTOR));
      long[] positions = new long[rows * tokens];
      for (int i = 0; i < positions.length; i++) {
        positions[i] = Math.max(0, past + i % tokens - i / tokens); // rows begin apart
      }
      given.put("positions", TensorData.of(positions, rows, tokens));
      if (decoder.mask() == 2) {
        given.put("mask", mask(rows, 1, past + tokens, past));
      } else if (decoder.mask() == 3) {
        given.put("mask", mask(rows, tokens, past + tokens, past));
      }
      there = outputs(reference, given, there, expected, null);
      here = outputs(scope, given, here, expected, compiled);
      there.forEach(
          (name, tensor) -> {
            TensorData want = reference.read(tensor);
            TensorData have = scope.read(here.get(name));
            assertThat(have.shape()).as(name).isEqualTo(want.shape());
            CLOSE.check(
                "%s of %d behind %d".formatted(name, tokens, past),
                HostValues.of(want),
                HostValues.of(have));
          });
      here = withoutHidden(here);
      there = withoutHidden(there);
      lengths[1] += tokens;
    }

    private static Map<String, Tensor> withoutHidden(Map<String, Tensor> outputs) {
      Map<String, Tensor> cache = new LinkedHashMap<>(outputs);
      cache.remove("hidden");
      return cache;
    }

    private static Map<String, Tensor> outputs(
        Scope scope,
        Map<String, TensorData> given,
        Map<String, Tensor> cache,
        Graph graph,
        CompiledGraph compiled) {
      Map<String, Tensor> inputs = new LinkedHashMap<>(cache);
      given.forEach((name, data) -> inputs.put(name, scope.tensor(data)));
      return compiled == null
          ? graph.replay(scope.ops(), inputs, graph.weights())
          : compiled.run(scope.ops(), inputs);
    }

    /** Each row hides as many tokens as its number, but nobody is left without any to see. */
    private TensorData mask(int rows, int queries, int all, int past) {
      byte[] seen = new byte[rows * queries * all];
      for (int i = 0; i < seen.length; i++) {
        int key = i % all;
        int query = i / all % queries;
        int row = i / all / queries;
        boolean own = decoder.mask() == 3 && key == past + query;
        boolean hidden = key > 0 && key <= row || decoder.mask() == 3 && key % 4 == 1;
        seen[i] = (byte) (own || !hidden ? 1 : 0);
      }
      Shape shape = decoder.mask() == 2 ? Shape.of(rows, all) : Shape.of(rows, queries, all);
      return new TensorData(shape, ElementType.BOOL, ByteBuffer.wrap(seen));
    }

    @Override
    public void close() {
      beginning.close();
      rest.close();
    }
  }
}
