package ai.lynx.spi.engine;

import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.tensor.Tensor;
import java.nio.file.Path;
import java.util.Map;

/** What an engine adds that can write recorded graphs as files for other programs. */
public interface GraphExporter {
  /** What the files are called, such as "onnx": also the end of their names. */
  String format();

  /**
   * Writes a graph with its weights.
   *
   * @param graph its weights are tensors of this engine; its inputs and outputs have different
   *     names
   * @param weightNames what weights are called in the file; others get numbers
   * @param file the new file; weights that do not fit into it stand beside it, in a file whose name
   *     begins like this one's
   * @throws IllegalArgumentException if a weight belongs to another engine
   * @throws ai.lynx.error.EngineException if the file cannot be written
   */
  void export(Graph graph, Map<Tensor, String> weightNames, Path file);
}
