package ai.lynx.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/**
 * A page of the documentation.
 *
 * @param text in Markdown
 */
record Page(String text) {
  private static final Path ROOT = Path.of("..");

  /** A file's path in backquotes at the begin of a line, and then its content. */
  private static final Pattern FILE =
      Pattern.compile(
          "^`([^`\n]+)`[^\n]*:\n\n(?:```\\w*\n(.*?)^```|((?: {4}[^\n]*\n)+))",
          Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern JAVA =
      Pattern.compile("^```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

  static Page read(String name) throws IOException {
    return new Page(Files.readString(ROOT.resolve(name)));
  }

  /** The files that the page shows whole, by their paths. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher shown = FILE.matcher(text);
    while (shown.find()) {
      files.put(
          shown.group(1),
          shown.group(2) == null ? shown.group(3).stripIndent().strip() + "\n" : shown.group(2));
    }
    return files;
  }

  /** All blocks of Java. */
  List<String> java() {
    return JAVA.matcher(text).results().map(block -> block.group(1)).toList();
  }

  /** Compiles; the classes come to the folder {@code to}. */
  static void compile(Path to, List<Path> sources, String... options) {
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-d", to.toString()));
    arguments.addAll(List.of(options));
    sources.forEach(source -> arguments.add(source.toString()));
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
  }
}
