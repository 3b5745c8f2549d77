package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.engine.tensorrt.fusion.Contributed;
import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One operator that is being written.
 *
 * <p>ONNX Runtime has kernels for 16-bit floats on some devices and for some operators only, so
 * these are computed in float32 and rounded after each operator, which is what an operator promises
 * at least.
 *
 * @param inputs what it reads
 * @param type the element type of what comes out
 * @param shape the shape of what comes out
 * @param available ONNX Runtime's own operators that may be used
 */
record Step(
    NodeWriter writer,
    SizeNodes sizes,
    List<Value> inputs,
    ElementType type,
    Shape shape,
    Set<Contributed> available) {
  Value input(int number) {
    return inputs.get(number);
  }

  boolean has(int number) {
    return inputs.size() > number;
  }

  /** An input as it is. */
  String given(int number) {
    return inputs.get(number).name();
  }

  /** A floating input in float32. */
  String floats(int number) {
    return writer.cast(given(number), input(number).type(), ElementType.FLOAT32);
  }

  /** An input in another type. */
  String as(int number, ElementType target) {
    return writer.cast(given(number), input(number).type(), target);
  }

  /** The inputs from a number on, in float32. */
  List<String> allFloats(String... before) {
    List<String> names = new ArrayList<>(List.of(before));
    for (int i = names.size(); i < inputs.size(); i++) {
      names.add(floats(i));
    }
    return names;
  }

  /** A float32 result rounded to the type that is to come out. */
  String rounded(String floats) {
    return writer.cast(floats, ElementType.FLOAT32, type);
  }
}
