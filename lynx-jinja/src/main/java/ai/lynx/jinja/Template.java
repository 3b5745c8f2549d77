package ai.lynx.jinja;

import ai.lynx.jinja.builtin.Globals;
import ai.lynx.jinja.syntax.TemplateParser;
import ai.lynx.jinja.tree.Frame;
import ai.lynx.jinja.tree.Output;
import ai.lynx.jinja.tree.Statement;
import ai.lynx.jinja.tree.Work;
import ai.lynx.jinja.value.HostValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template that was read, to be rendered any number of times. Immutable. */
public final class Template {
  /** Longer ones are refused. */
  public static final int MAX_CHARACTERS = 1_000_000;

  private final Statement body;

  private Template(Statement body) {
    this.body = body;
  }

  /**
   * Reads a template.
   *
   * @throws TemplateException if it is malformed; the message names the line
   */
  public static Template parse(String source) {
    if (source.length() > MAX_CHARACTERS) {
      throw new TemplateException(
          "the template has %,d characters; at most %,d are read"
              .formatted(source.length(), MAX_CHARACTERS));
    }
    return new Template(TemplateParser.parse(source));
  }

  /**
   * Renders the template.
   *
   * @param context what the template can name: texts, numbers, truth values, lists, maps, {@link
   *     Callable}s and null, which is Jinja's none
   * @throws TemplateException if the template fails, or takes more work than any chat template does
   */
  public String render(Map<String, ? extends @Nullable Object> context) {
    Output output = new Output();
    Frame globals = new Frame(new Work(), Globals.all());
    Frame top = globals.inner();
    context.forEach((name, value) -> top.set(name, HostValues.read(value)));
    try {
      body.execute(top, output);
    } catch (StackOverflowError e) {
      // Values can be nested as deep as a loop runs; the parser bounds the nesting of the source.
      throw new TemplateException("the template nests values too deep");
    }
    return output.toString();
  }
}
