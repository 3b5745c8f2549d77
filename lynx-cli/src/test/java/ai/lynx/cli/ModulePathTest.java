package ai.lynx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Starts the command line from the module path, all but PyTorch's native library, whose file name
 * is no module name.
 */
class ModulePathTest {
  private static final String NATIVE = "pytorch-native";

  private static Map<Boolean, String> pathByNative() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && new File(entry).exists())
        .collect(
            Collectors.partitioningBy(
                entry -> Path.of(entry).getFileName().toString().startsWith(NATIVE),
                Collectors.joining(File.pathSeparator)));
  }

  @Test
  void findsEnginesAndPlugs() throws IOException, InterruptedException {
    Map<Boolean, String> path = pathByNative();
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-p",
                    path.get(false),
                    "-cp",
                    path.get(true),
                    "-m",
                    "ai.lynx.cli/ai.lynx.cli.LynxCommand",
                    "plugins"))
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed)
        .containsPattern("engine +pytorch")
        .containsPattern("vision encoder +eva-vit")
        .containsPattern("tokenizer +huggingface");
  }
}
