package ai.lynx.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.benchmarks.Workload;
import ai.lynx.benchmarks.contest.ContestantException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerPackagesTest {
  @TempDir Path cache;

  private PeerPackages packages() {
    return new PeerPackages(Optional.empty(), cache, false, words -> {});
  }

  @Test
  void nothingIsInstalledUnasked() {
    assertThatThrownBy(() -> packages().python(Peer.PILLOW))
        .isInstanceOf(ContestantException.class)
        .hasMessageContaining("not installed");
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void whatAnInterruptedRunLeftIsNotTaken() throws IOException, ContestantException {
    String requirements = PeerScripts.resource(Peer.PILLOW.requirements());
    Path folder = cache.resolve(PeerPackages.name(Peer.PILLOW.requirements(), requirements));
    Files.createDirectories(folder.resolve("bin"));
    assertThatThrownBy(() -> packages().python(Peer.PILLOW))
        .isInstanceOf(ContestantException.class);
    Files.createFile(folder.resolve("installed"));
    assertThat(packages().python(Peer.PILLOW)).startsWithRaw(folder);
  }

  @Test
  void anotherListIsAnotherFolder() {
    assertThat(PeerPackages.name("pillow.txt", "pillow==1"))
        .startsWith("pillow-")
        .isNotEqualTo(PeerPackages.name("pillow.txt", "pillow==2"));
  }

  @ParameterizedTest
  @EnumSource
  void everyPeerHasAScriptAndPinnedPackages(Peer peer) throws IOException {
    assertThat(PeerScripts.resource(peer.script())).contains("serve(prepare)");
    assertThat(PeerScripts.resource(peer.requirements()).lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.matches("[a-z-]+==[0-9.]+"));
  }

  @ParameterizedTest
  @EnumSource
  void everyWorkloadHasAPeer(Workload workload) {
    assertThat(Peer.of(workload)).isNotEmpty();
  }

  @Test
  void scriptsAreRemovedWithWhatPythonLeaves() throws IOException {
    Path script;
    try (PeerScripts scripts = new PeerScripts()) {
      script = scripts.path(Peer.PILLOW.script());
      assertThat(script).isNotEmptyFile();
      Files.createDirectories(script.resolveSibling("__pycache__"));
      Files.createFile(script.resolveSibling("__pycache__").resolve("turns.pyc"));
    }
    assertThat(script.getParent()).doesNotExist();
  }
}
