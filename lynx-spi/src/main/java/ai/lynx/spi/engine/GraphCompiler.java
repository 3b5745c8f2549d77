package ai.lynx.spi.engine;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Ops;

/**
 * What an engine that can compile recorded graphs adds: one native call for a whole forward, in
 * place of one for each operator.
 *
 * <p>Safe for use by several threads.
 */
public interface GraphCompiler {
  /**
   * Compiles a graph for any values of its symbolic sizes.
   *
   * @param name what the graph computes, for messages and caches, such as "LLM.decode"
   * @param graph its weights are tensors of this engine, and stay open as long as the result is
   *     used
   * @return the caller closes it
   * @throws IllegalArgumentException if a weight belongs to another engine
   * @throws ai.lynx.error.EngineException if an operator cannot be compiled, naming the operator
   *     and the graph, or this machine cannot compute with such weights
   */
  CompiledGraph compile(String name, Graph graph, CompilationOptions options);

  /**
   * Whether compiled graphs can be run with these operators: those of a scope of this engine that
   * remembers nothing for gradients.
   */
  boolean runsIn(Ops ops);

  /** Compiles a graph with its weights as they are. */
  default CompiledGraph compile(String name, Graph graph) {
    return compile(name, graph, CompilationOptions.defaults());
  }
}
