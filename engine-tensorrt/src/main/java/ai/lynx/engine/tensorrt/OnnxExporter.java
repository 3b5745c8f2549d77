package ai.lynx.engine.tensorrt;

import ai.lynx.engine.tensorrt.onnx.GraphTranslation;
import ai.lynx.engine.tensorrt.onnx.OnnxFile;
import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.GraphExporter;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.graph.Graph;
import ai.lynx.spi.graph.rewriting.CommonResults;
import ai.lynx.spi.graph.rewriting.DeadCode;
import ai.lynx.spi.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes graphs as ONNX files of standard operators.
 *
 * @param largestWhole the most bytes of weights that stand in the file itself
 */
record OnnxExporter(RuntimeEngine engine, long largestWhole) implements GraphExporter {
  @Override
  public String format() {
    return "onnx";
  }

  @Override
  public void export(Graph recorded, Map<Tensor, String> weightNames, Path file) {
    recorded.weights().forEach(engine::own);
    Graph graph = CommonResults.share(DeadCode.remove(recorded));
    String name = String.valueOf(file.getFileName());
    try (Scope scope = engine.open()) {
      OnnxFile.write(
          GraphTranslation.of(name, graph, weightNames), scope::read, file, largestWhole);
    } catch (IOException e) {
      throw new EngineException("The file " + file + " cannot be written: " + e, e);
    }
  }
}
