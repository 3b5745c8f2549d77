package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.format.Onnx.GraphProto;
import ai.lynx.engine.tensorrt.format.Onnx.ModelProto;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Size;
import java.util.List;

/** The model that copies the beginning of a cache to memory with room for more, or for no more. */
public final class CacheCopy {
  /** FLOAT32 (batch, heads, tokens or more, width). */
  public static final String FROM = "from";

  /** How many tokens are copied, a vector of one INT64. */
  public static final String TOKENS = "tokens";

  /** For how many tokens there is room in the copy, a vector of one INT64. */
  public static final String ROOM = "room";

  /** FLOAT32 (batch, heads, room, width); zeros behind the tokens. */
  public static final String TO = "to";

  private CacheCopy() {}

  /** The model as the bytes of an ONNX file. */
  public static byte[] model() {
    GraphProto.Builder proto = GraphProto.newBuilder().setName("cache copy");
    NodeWriter writer = new NodeWriter(proto);
    List.of(FROM, TOKENS, ROOM, TO).forEach(writer::reserve);
    Shape cache =
        Shape.of(
            Size.symbol("batch"), Size.symbol("heads"), Size.symbol("n"), Size.symbol("width"));
    proto.addInput(GraphTranslation.info(FROM, ElementType.FLOAT32, cache));
    proto.addInput(GraphTranslation.info(TOKENS, ElementType.INT64, Shape.of(1)));
    proto.addInput(GraphTranslation.info(ROOM, ElementType.INT64, Shape.of(1)));
    String part = AxisTranslations.stretch(writer, FROM, writer.longs(0), TOKENS, 2);
    String missing = writer.node("Sub", List.of(ROOM, TOKENS));
    writer.alias(writer.padded(part, 2, missing), TO);
    proto.addOutput(
        GraphTranslation.info(TO, ElementType.FLOAT32, cache.with(2, Size.symbol("room"))));
    ModelProto model = GraphTranslation.model(proto).build();
    return model.toByteArray();
  }
}
