package ai.lynx.spi.engine;

import ai.lynx.spi.engine.CompilationOptions.LinearWeights;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Ops;
import java.util.Optional;

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
   * The floating type that everything but the weights of linear layers is best held and computed in
   * where those are held in this way; empty if this compiler cannot hold them so on this machine.
   *
   * @param weights not {@link LinearWeights#GIVEN}, which says nothing of the rest
   */
  default Optional<ElementType> besides(LinearWeights weights) {
    return Optional.empty();
  }

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
