package ai.lynx.engine.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.lynx.error.EngineException;
import ai.lynx.spi.engine.EngineOptions;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class NativeArtifactTest {
  @Test
  void classifiersAreThoseOfMavenCentral() {
    assertThat(NativeArtifact.of("Linux", "amd64").classifier()).isEqualTo("linux-x86_64");
    assertThat(NativeArtifact.of("Mac OS X", "aarch64").classifier()).isEqualTo("osx-aarch64");
    assertThat(NativeArtifact.of("Windows 11", "amd64").classifier()).isEqualTo("win-x86_64");
  }

  @Test
  void aMissingLibraryIsAnErrorThatNamesTheArtifact() throws Exception {
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
      assertThatExceptionOfType(EngineException.class)
          .isThrownBy(() -> NativeArtifact.of("Linux", "amd64").require(empty))
          .withMessageContainingAll(
              "ai.djl.pytorch:pytorch-native-cpu:2.7.1", "classifier linux-x86_64");
    }
  }

  @Test
  void aLibraryForAnotherPlatformIsNamed() {
    ClassLoader loader = NativeArtifactTest.class.getClassLoader();
    NativeArtifact strange = new NativeArtifact("linux-riscv64");
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> strange.require(loader))
        .withMessageContainingAll("linux-riscv64", "found is that for");
    NativeArtifact.ofThisMachine().require(loader);
  }

  @Test
  void loadingTurnsTrackingOffAndLeavesAHostsOwnDjlAlone() {
    System.clearProperty("ai.djl.offline");
    new PyTorchEngineProvider().create(EngineOptions.defaults()).close();
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    assertThat(System.getProperty("ai.djl.offline")).isNull();
  }
}
