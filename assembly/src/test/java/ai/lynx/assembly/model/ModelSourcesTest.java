package ai.lynx.assembly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.lynx.DownloadListener;
import ai.lynx.ModelLocation;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.error.PluginException;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.checkpoint.ModelFiles;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.source.ModelSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelSourcesTest {
  private static final ModelLocation REMOTE = ModelLocation.huggingFace("owner/name");

  @TempDir private Path folder;
  private final Remote remote = new Remote();
  private final ModelSources sources =
      new ModelSources(
          Plugs.of("bundled model", List.of()), Plugs.of("model source", List.of(remote)));

  /** A source whose models are here after they were downloaded. */
  private final class Remote implements ModelSource {
    private final List<String> asked = new ArrayList<>();
    private boolean here;

    @Override
    public String name() {
      return "remote";
    }

    @Override
    public boolean serves(ModelLocation location) {
      return location instanceof ModelLocation.HuggingFace;
    }

    @Override
    public ModelFiles cached(ModelLocation location) {
      asked.add("cached");
      if (!here) {
        throw new ModelNotFoundException("not here");
      }
      return new FolderFiles(folder);
    }

    @Override
    public ModelFiles download(ModelLocation location, DownloadListener listener) {
      asked.add("download");
      here = true;
      return cached(location);
    }
  }

  private ModelFiles files(ModelLocation location) {
    return sources.files(location, Optional.empty());
  }

  @Test
  void withoutPermissionNothingIsDownloaded() {
    assertThatThrownBy(() -> files(REMOTE)).hasMessage("not here");
    assertThat(remote.asked).containsExactly("cached");
  }

  @Test
  void withPermissionWhatIsMissingIsDownloadedOnce() {
    sources.files(REMOTE, Optional.of(DownloadListener.SILENT));
    sources.files(REMOTE, Optional.of(DownloadListener.SILENT));

    assertThat(remote.asked).containsExactly("cached", "download", "cached", "cached");
  }

  @Test
  void aMissingSourceIsNamedWithItsArtifact() {
    ModelSources none =
        new ModelSources(Plugs.of("bundled model", List.of()), Plugs.of("model source", List.of()));

    assertThatThrownBy(() -> none.files(REMOTE, Optional.empty()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("ai.lynx:model-hub");
  }

  @Test
  void addressesOfFoldersAndJarsAreRead() throws IOException {
    Files.writeString(folder.resolve("lynx.json"), "{}");
    Path jar = folder.resolve("my models.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("a model/lynx.json"));
      zip.write("{ }".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(files(ModelLocation.resource(folder.toUri())).size("lynx.json")).isEqualTo(2);
    URI inJar = URI.create("jar:" + jar.toUri() + "!/a%20model/");
    assertThat(files(ModelLocation.resource(inJar)).names()).containsExactly("lynx.json");
    assertThat(files(ModelLocation.resource(inJar)).size("lynx.json")).isEqualTo(3);
  }

  @Test
  void aGgufFileIsAFolderWithNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("one.gguf"), "GGUF");
    Files.writeString(folder.resolve("two.gguf"), "GGUF");

    assertThat(files(ModelLocation.folder(file)).names()).containsExactly("one.gguf");
    assertThat(files(ModelLocation.resource(file.toUri())).names()).containsExactly("one.gguf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://host/model/",
        "file:relative",
        "file://host/share/model",
        "file:/no/such/folder/",
        "jar:file:/no/such.jar!/",
        "jar:nested:/app.jar/!lib.jar!/model/",
        "jar:none",
        "mailto:somebody"
      })
  void addressesThatLeadNowhereAreNamed(String address) {
    assertThatThrownBy(() -> files(ModelLocation.resource(URI.create(address))))
        .isInstanceOf(ModelNotFoundException.class);
  }
}
