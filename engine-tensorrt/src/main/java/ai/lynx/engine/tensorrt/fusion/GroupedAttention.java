package ai.lynx.engine.tensorrt.fusion;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.operator.Attention;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Slice;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Causal attention to the tokens before and to those that are read now, with the cache that these
 * are put behind, and heads merged afterwards.
 *
 * @param at the merged heads (batch, tokens, heads * width)
 * @param attention the value of the attention
 * @param query whence queries come
 * @param keys whence the keys of the tokens that are read now come
 * @param values whence the values of the tokens that are read now come
 * @param joined the value whose parts, one behind the other, all three are, if that is so
 * @param mask (batch, all tokens) or (batch, tokens, all tokens), if there is one
 * @param keyCache what becomes of all keys
 * @param valueCache what becomes of all values
 */
public record GroupedAttention(
    int at,
    int attention,
    Heads query,
    Heads keys,
    Heads values,
    Optional<Integer> joined,
    Optional<Integer> mask,
    Cache keyCache,
    Cache valueCache)
    implements Fusion {
  /** The operator has kernels for heads of a multiple of this width. */
  private static final int WIDTH = 8;

  /**
   * Keys or values of all tokens.
   *
   * @param all the value of them (batch, key heads, all tokens, width)
   * @param past the input that they are put behind, if there is one
   * @param output the name under which they come out, if they do
   */
  public record Cache(int all, Optional<Integer> past, Optional<String> output) {
    private static Optional<Cache> of(Graph graph, Readers readers, int all) {
      List<String> names = readers.names(all);
      if (!readers.single(all) || names.size() > 1) {
        return Optional.empty();
      }
      Optional<String> output = names.stream().findFirst();
      if (!(graph.node(all).operator() instanceof ExtendCache)) {
        return Optional.of(new Cache(all, Optional.empty(), output));
      }
      int past = graph.node(all).inputs().get(0);
      boolean writable =
          past < graph.inputs().size()
              && readers.single(past)
              && !readers.isOutput(past)
              && output.isPresent();
      return writable ? Optional.of(new Cache(all, Optional.of(past), output)) : Optional.empty();
    }

    /** The value of those that are read now. */
    private int next(Graph graph) {
      return past.isPresent() ? graph.node(all).inputs().get(1) : all;
    }
  }

  static Optional<GroupedAttention> at(Graph graph, Readers readers, int value) {
    Graph.Node node = graph.node(value);
    if (!(node.operator() instanceof Attention operator)
        || !operator.causal()
        || operator.scale() == 0 // means another scale to the operator
        || node.type() != ElementType.FLOAT32
        || !WholeAttention.allFloats(graph, node)
        || !graph.isNode(node.inputs().get(1))
        || !graph.isNode(node.inputs().get(2))) {
      return Optional.empty();
    }
    Optional<Integer> merged = Heads.merged(graph, readers, value);
    Optional<Cache> keyCache = Cache.of(graph, readers, node.inputs().get(1));
    Optional<Cache> valueCache = Cache.of(graph, readers, node.inputs().get(2));
    if (merged.isEmpty()
        || keyCache.isEmpty()
        || valueCache.isEmpty()
        || keyCache.get().past().isPresent() != valueCache.get().past().isPresent()
        || keyCache.get().output().isPresent() != valueCache.get().output().isPresent()) {
      return Optional.empty();
    }
    int query = node.inputs().get(0);
    int keys = keyCache.get().next(graph);
    int values = valueCache.get().next(graph);
    if (!fits(graph.shape(query), graph.shape(keys), graph.shape(values))
        || graph.type(keys) != ElementType.FLOAT32
        || graph.type(values) != ElementType.FLOAT32) {
      return Optional.empty();
    }
    Heads queryHeads = Heads.of(graph, query);
    Heads keyHeads = Heads.of(graph, keys);
    if (!queryHeads.turn().equals(keyHeads.turn())) {
      queryHeads = Heads.unturned(graph, query);
      keyHeads = Heads.unturned(graph, keys);
    }
    Heads valueHeads = Heads.unturned(graph, values);
    return Optional.of(
        new GroupedAttention(
            merged.get(),
            value,
            queryHeads,
            keyHeads,
            valueHeads,
            joined(graph, List.of(queryHeads, keyHeads, valueHeads)),
            node.inputs().size() == 4 ? Optional.of(node.inputs().get(3)) : Optional.empty(),
            keyCache.get(),
            valueCache.get()));
  }

  /**
   * Whether the keys are those of the tokens that ask, and of a width that there are kernels for.
   */
  private static boolean fits(Shape query, Shape keys, Shape values) {
    return query.size(2).equals(keys.size(2))
        && query.size(3).value() % WIDTH == 0
        && query.size(3).equals(values.size(3));
  }

  /** What vectors are parts of, one behind the other. */
  private static Optional<Integer> joined(Graph graph, List<Heads> parts) {
    Size from = Size.of(0);
    Set<Integer> wholes = new HashSet<>();
    for (Heads part : parts) {
      if (part.split()
          || part.norm().isPresent()
          || !graph.isNode(part.value())
          || !(graph.node(part.value()).operator() instanceof Slice slice)
          || graph.shape(part.value()).axis(slice.axis()) != 2
          || !slice.from().equals(from)) {
        return Optional.empty();
      }
      wholes.add(graph.node(part.value()).inputs().get(0));
      from = slice.to();
    }
    int whole = wholes.iterator().next();
    return wholes.size() == 1 && graph.shape(whole).size(2).equals(from)
        ? Optional.of(whole)
        : Optional.empty();
  }

  @Override
  public List<Integer> reads() {
    List<Integer> reads = new ArrayList<>();
    joined.ifPresentOrElse(
        reads::add,
        () -> {
          reads.addAll(query.reads());
          reads.addAll(keys.reads());
          reads.addAll(values.reads());
        });
    query
        .turn()
        .ifPresent(
            turn -> {
              reads.add(turn.positions());
              reads.add(turn.frequencies());
            });
    mask.ifPresent(reads::add);
    keyCache.past().ifPresent(reads::add);
    valueCache.past().ifPresent(reads::add);
    return reads;
  }

  @Override
  public List<Integer> gives() {
    return List.of(at, keyCache.all(), valueCache.all());
  }
}
