package ai.lynx.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import ai.lynx.spi.component.AdapterProvider;
import ai.lynx.testkit.operators.EngineTest;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation shows compiles and works, letter for letter. */
class PagesTest {
  private static final String CLASS_PATH =
      System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

  @TempDir private Path folder;

  /** The plugin of its page: registered for both paths, found, and right by the kit's test. */
  @TestFactory
  List<DynamicTest> thePluginOfItsPage() throws IOException, ReflectiveOperationException {
    Map<String, String> files = Page.read("docs/write-a-plugin.md").files();
    assertThat(files).hasSize(5).containsKey("pom.xml");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Path classes = folder.resolve("src/main/resources"); // where its services file is
    Page.compile(classes, sources("src/main/java"), "-p", modules());
    Path tests = folder.resolve("tests");
    Page.compile(tests, sources("src/test/java"), "-cp", classes + File.pathSeparator + CLASS_PATH);

    URL[] path = {classes.toUri().toURL(), tests.toUri().toURL()};
    URLClassLoader loader = new URLClassLoader(path, PagesTest.class.getClassLoader());
    assertThat(ServiceLoader.load(AdapterProvider.class, loader).stream())
        .anyMatch(found -> found.get().name().equals("gated"));
    Constructor<?> test =
        loader.loadClass("com.example.gated.GatedAdapterTest").getDeclaredConstructor();
    test.setAccessible(true);
    Object instance = test.newInstance();
    Method start = EngineTest.class.getDeclaredMethod("startEngine"); // as JUnit does
    start.setAccessible(true);
    start.invoke(instance);
    List<DynamicTest> all = new ArrayList<>();
    for (Method method : test.getDeclaringClass().getMethods()) {
      if (method.isAnnotationPresent(Test.class)) {
        all.add(dynamicTest(method.getName(), () -> method.invoke(instance)));
      }
    }
    assertThat(all).hasSizeGreaterThan(3);
    return all;
  }

  @Test
  void theProgramOfTheReadme() throws IOException {
    String program = Page.read("README.md").java().get(0);
    Path source = Files.writeString(folder.resolve("Ask.java"), program);
    Page.compile(folder.resolve("classes"), List.of(source), "-cp", CLASS_PATH);
  }

  private List<Path> sources(String below) throws IOException {
    try (Stream<Path> paths = Files.walk(folder.resolve(below))) {
      return paths.filter(path -> path.toString().endsWith(".java")).toList();
    }
  }

  /** The jars and folders that are modules, or may be. */
  private static String modules() {
    return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.contains("pytorch-native"))
        .filter(entry -> new File(entry).exists())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
