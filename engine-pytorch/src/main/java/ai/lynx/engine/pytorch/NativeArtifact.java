package ai.lynx.engine.pytorch;

import ai.lynx.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The Maven artifact that holds PyTorch's native library for one platform.
 *
 * @param classifier operating system and processor, such as "linux-x86_64"
 */
record NativeArtifact(String classifier) {
  private static final String VERSION = "2.7.1";
  private static final String DESCRIPTION = "native/lib/pytorch.properties";

  /** The one for the machine that this runs on. */
  static NativeArtifact ofThisMachine() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /** The one for a machine by Java's names of operating system and processor. */
  static NativeArtifact of(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    String prefix = name.startsWith("win") ? "win" : name.startsWith("mac") ? "osx" : "linux";
    return new NativeArtifact(prefix + "-" + (processor.equals("amd64") ? "x86_64" : processor));
  }

  /**
   * Makes sure that the library is there, because DJL would try to download it.
   *
   * @throws EngineException if it is not, with what to add
   */
  void require(ClassLoader loader) {
    List<String> found = found(loader);
    if (found.stream().noneMatch(name -> name.endsWith(classifier))) {
      throw new EngineException(
          "PyTorch's native library for %1$s is not on the class path%2$s. Add the Maven artifact ai.djl.pytorch:pytorch-native-cpu:%3$s with the classifier %1$s and the scope runtime. Nothing is downloaded at run time."
              .formatted(
                  classifier,
                  found.isEmpty() ? "" : "; found is that for " + String.join(", ", found),
                  VERSION));
    }
  }

  /** Whether the library is there. */
  boolean isPresent(ClassLoader loader) {
    return found(loader).stream().anyMatch(name -> name.endsWith(classifier));
  }

  private static List<String> found(ClassLoader loader) {
    List<String> classifiers = new ArrayList<>();
    try {
      for (URL url : Collections.list(loader.getResources(DESCRIPTION))) {
        Properties properties = new Properties();
        try (InputStream stream = url.openStream()) {
          properties.load(stream);
        }
        classifiers.add(properties.getProperty("classifier", "an unknown platform"));
      }
    } catch (IOException e) {
      throw new EngineException("PyTorch's native library cannot be looked for: " + e, e);
    }
    return classifiers;
  }
}
