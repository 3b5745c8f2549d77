package ai.lynx.jinja.value;

import ai.lynx.jinja.TemplateException;

/**
 * What stands for a name, an attribute or an element that is not there: it prints as nothing and is
 * false, and any use of it fails.
 *
 * @param message what the failure says
 */
public record Undefined(String message) {
  public static Undefined name(String name) {
    return new Undefined("'" + name + "' is undefined");
  }

  public static Undefined attribute(Object owner, String name) {
    return new Undefined("'" + TypeName.of(owner) + " object' has no attribute '" + name + "'");
  }

  public static Undefined element(Object owner, Object index) {
    return new Undefined(TypeName.of(owner) + " object has no element " + PythonText.repr(index));
  }

  public TemplateException failure() {
    return new TemplateException(message);
  }
}
