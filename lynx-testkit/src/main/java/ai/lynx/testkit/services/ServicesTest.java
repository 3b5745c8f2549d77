package ai.lynx.testkit.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A module's {@code provides} and its files in {@code META-INF/services} name the same classes, so
 * that its plugs are found on the module path and on the class path; and the classes are there.
 */
public abstract class ServicesTest {
  private static final String FOLDER = "META-INF/services/";

  protected ServicesTest() {}

  /** Any class of the module to test, such as one of its providers. */
  protected abstract Class<?> memberOfModule();

  @Test
  public void modulePathAndClassPathFindTheSameProviders() throws IOException {
    assertThat(onClassPath()).isEqualTo(onModulePath());
  }

  @Test
  public void everyProviderIsThere() throws IOException {
    try (ModuleReader reader = module().open()) {
      for (List<String> providers : onModulePath().values()) {
        for (String provider : providers) {
          assertThat(reader.find(provider.replace('.', '/') + ".class"))
              .as("the class file of %s", provider)
              .isPresent();
        }
      }
    }
  }

  /** What module-info provides: interfaces to sorted classes. */
  private Map<String, List<String>> onModulePath() {
    Map<String, List<String>> provided = new TreeMap<>();
    for (ModuleDescriptor.Provides provides : module().descriptor().provides()) {
      provided.put(provides.service(), sorted(provides.providers()));
    }
    return provided;
  }

  /** What the services files list: interfaces to sorted classes. */
  private Map<String, List<String>> onClassPath() throws IOException {
    Map<String, List<String>> listed = new TreeMap<>();
    try (ModuleReader reader = module().open()) {
      List<String> files =
          reader.list().filter(name -> name.startsWith(FOLDER) && !name.endsWith("/")).toList();
      for (String file : files) {
        try (InputStream stream = reader.open(file).orElseThrow()) {
          String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          listed.put(file.substring(FOLDER.length()), sorted(classes(text)));
        }
      }
    }
    return listed;
  }

  private static List<String> classes(String servicesFile) {
    return servicesFile
        .lines()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  private ModuleReference module() {
    try {
      Path place =
          Path.of(memberOfModule().getProtectionDomain().getCodeSource().getLocation().toURI());
      List<ModuleReference> found = List.copyOf(ModuleFinder.of(place).findAll());
      assertThat(found).as("modules at %s", place).hasSize(1);
      assertThat(found.get(0).descriptor().isAutomatic())
          .as("%s is a module without module-info", place)
          .isFalse();
      return found.get(0);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
