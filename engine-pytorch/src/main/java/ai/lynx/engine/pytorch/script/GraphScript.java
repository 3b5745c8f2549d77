package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.tensor.Size;
import java.util.List;

/**
 * A graph as source text.
 *
 * <p>The text has a method {@code hold(tensors)}, to be called once with a tensor for each
 * attribute, and a method {@code run(inputs, sizes, rooms)} that computes the graph's outputs.
 *
 * @param source the text of all methods
 * @param attributes the tensors that the module holds, in the order in which {@code hold} takes
 *     them
 * @param sizes what {@code run} takes the numbers of: the sizes that depend on the inputs
 * @param caches the graph's inputs that the method may extend in place, in the order in which
 *     {@code run} takes what it says about their rooms: 0 to write behind the past, else the tokens
 *     that new memory is to have room for
 */
public record GraphScript(
    String source, List<Attribute> attributes, List<Size> sizes, List<Cache> caches) {
  public GraphScript {
    attributes = List.copyOf(attributes);
    sizes = List.copyOf(sizes);
    caches = List.copyOf(caches);
  }

  /**
   * A past that is extended.
   *
   * @param input the number of the past among the graph's inputs
   * @param value the number of the extended past among the graph's values
   */
  public record Cache(int input, int value) {}
}
