package ai.lynx.jinja.value;

import ai.lynx.jinja.Callable;
import java.util.List;
import java.util.Map;

/** What Python calls the type of a value, for messages. */
public final class TypeName {
  private TypeName() {}

  public static String of(Object value) {
    if (value instanceof String) {
      return "str";
    } else if (value instanceof Boolean) {
      return "bool";
    } else if (value instanceof Long) {
      return "int";
    } else if (value instanceof Double) {
      return "float";
    } else if (value instanceof Tuple) {
      return "tuple";
    } else if (value instanceof Range) {
      return "range";
    } else if (value instanceof List) {
      return "list";
    } else if (value instanceof Map) {
      return "dict";
    } else if (value instanceof Generator) {
      return "generator";
    } else if (value instanceof DictView view) {
      return view.kind();
    } else if (value == None.NONE) {
      return "NoneType";
    } else if (value instanceof Undefined) {
      return "Undefined";
    } else if (value instanceof Callable) {
      return "function";
    }
    return value.getClass().getSimpleName();
  }
}
