package ai.lynx.assembly.weights;

import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.TensorData;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parameters as numbers in the host's memory, each copied out of the engine when it is asked for,
 * so that a model can be written with the memory of one weight. For one thread.
 */
public final class EngineNumbers extends AbstractMap<String, TensorData> {
  private final Engine engine;
  private final Map<String, Parameter> parameters;
  private final ElementType type;

  /**
   * @param engine owns the parameters
   * @param parameters by name
   * @param type what weights of a floating type are converted to
   */
  public EngineNumbers(Engine engine, Map<String, Parameter> parameters, ElementType type) {
    this.engine = engine;
    this.parameters = parameters;
    this.type = type;
  }

  @Override
  public @Nullable TensorData get(Object name) {
    Parameter parameter = parameters.get(name);
    return parameter == null ? null : read(parameter);
  }

  @Override
  public boolean containsKey(Object name) {
    return parameters.containsKey(name);
  }

  private TensorData read(Parameter parameter) {
    try (Scope scope = engine.open()) {
      TensorData data = scope.read(parameter.tensor());
      return data.type().isFloating() ? data.to(type) : data;
    }
  }

  @Override
  public Set<Entry<String, TensorData>> entrySet() {
    return new Entries();
  }

  /** Every parameter, read as it is passed. */
  private final class Entries extends AbstractSet<Entry<String, TensorData>> {
    @Override
    public Iterator<Entry<String, TensorData>> iterator() {
      Iterator<Parameter> each = parameters.values().iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Entry<String, TensorData> next() {
          Parameter parameter = each.next();
          return Map.entry(parameter.name(), read(parameter));
        }
      };
    }

    @Override
    public int size() {
      return parameters.size();
    }
  }
}
