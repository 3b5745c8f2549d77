package ai.lynx.assembly.compiled;

import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.CompilationOptions;
import ai.lynx.spi.engine.CompiledGraph;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.GraphCompiler;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.Recorder;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The compiled graphs of one model: each is recorded when it is first wanted, and kept until this
 * is closed. Safe for use by several threads.
 */
public final class GraphStore implements AutoCloseable {
  /**
   * A model needs about five for each size of picture. Beyond this, code runs operator by operator:
   * giving up a graph to make room for another would cost more, each time, than it gains.
   */
  private static final int LIMIT = 64;

  private final @Nullable GraphCompiler compiler;
  private final CompilationOptions options;
  private final Map<Signature, Optional<CompiledGraph>> graphs = new HashMap<>();
  private final Map<String, String> refusals = new TreeMap<>();
  private boolean closed;

  private GraphStore(@Nullable GraphCompiler compiler, CompilationOptions options) {
    this.compiler = compiler;
    this.options = options;
  }

  /** For one model on an engine, which need not compile. */
  public static GraphStore on(Engine engine, CompilationOptions options) {
    return new GraphStore(engine.compiler().orElse(null), options);
  }

  /** Model code: named tensors in, named tensors out. */
  @FunctionalInterface
  interface Code {
    Map<String, Tensor> run(Ops ops, Map<String, Tensor> inputs);
  }

  /** A graph's name and what it takes. */
  private record Signature(String name, List<Graph.Input> inputs) {}

  /** How graphs are compiled. */
  public CompilationOptions options() {
    return options;
  }

  /** Whether code that is run with these operators is run by compiled graphs. */
  boolean serves(Ops ops) {
    return compiler != null && compiler.runsIn(ops);
  }

  /**
   * Runs code, compiled if it can be.
   *
   * @param name says, with the given tensors' symbolic shapes, which code it is
   */
  Map<String, Tensor> run(Ops ops, String name, List<Given> given, Code code) {
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    given.forEach(one -> inputs.put(one.name(), one.tensor()));
    Optional<CompiledGraph> graph = serves(ops) ? graph(name, given, code) : Optional.empty();
    return graph.isPresent() ? graph.get().run(ops, inputs) : code.run(ops, inputs);
  }

  private synchronized Optional<CompiledGraph> graph(String name, List<Given> given, Code code) {
    Signature signature = new Signature(name, given.stream().map(Given::input).toList());
    Optional<CompiledGraph> known = graphs.get(signature);
    if (known != null) {
      return known;
    }
    if (closed || graphs.size() >= LIMIT) {
      return Optional.empty();
    }
    Optional<CompiledGraph> compiled = compile(signature, code);
    graphs.put(signature, compiled);
    return compiled;
  }

  private Optional<CompiledGraph> compile(Signature signature, Code code) {
    try {
      Recorder recorder = new Recorder();
      Map<String, Tensor> inputs = new LinkedHashMap<>();
      signature
          .inputs()
          .forEach(
              input ->
                  inputs.put(
                      input.name(), recorder.input(input.name(), input.type(), input.shape())));
      code.run(recorder, inputs).forEach(recorder::output);
      return Optional.of(compiler.compile(signature.name(), recorder.graph(), options));
    } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
      // Code that needs to know a size cannot be recorded for all sizes.
      refusals.put(signature.name(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** In words, for those who inspect a model: how it runs, what was compiled, what could not be. */
  public synchronized String description() {
    if (compiler == null) {
      return "operator by operator";
    }
    StringBuilder words = new StringBuilder("in graphs that are compiled when first used");
    if (!compiled().isEmpty()) {
      words.append(" (so far ").append(String.join(", ", compiled())).append(")");
    }
    refusals.forEach(
        (name, reason) ->
            words.append("; ").append(name).append(" operator by operator: ").append(reason));
    return words.toString();
  }

  /** The names of what has been compiled so far. */
  public synchronized List<String> compiled() {
    return graphs.entrySet().stream()
        .filter(entry -> entry.getValue().isPresent())
        .map(entry -> entry.getKey().name())
        .sorted()
        .distinct()
        .toList();
  }

  /** What could not be compiled so far, and why. */
  public synchronized Map<String, String> refusals() {
    return Map.copyOf(refusals);
  }

  /** Frees all graphs, once none is running. */
  @Override
  public synchronized void close() {
    closed = true;
    graphs.values().forEach(graph -> graph.ifPresent(CompiledGraph::close));
    graphs.clear();
  }
}
