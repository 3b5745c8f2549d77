package ai.lynx.verification.pictures;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.huggingface.EncoderFolder;
import ai.lynx.assembly.model.PictureReader;
import ai.lynx.error.ModelNotFoundException;
import ai.lynx.media.Image;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.Ops;
import ai.lynx.spi.tensor.Size;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real encoder outside the case's folder, on picture files: from bytes to features. */
final class EncodedPicturesCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    try (Scope memory = assembly.engine().open();
        EncoderFolder folder =
            EncoderFolder.open(
                new FolderFiles(model(reference)),
                assembly.loader().plugs(),
                assembly.loader().opener(),
                memory)) {
      files(reference, assembly, folder, findings);
      features(folder, assembly, findings, "");
      features(folder, assembly, findings, "other_size.");
    }
  }

  /** The model's folder, which the case gives from a folder somewhere above its own. */
  private static Path model(ReferenceCase reference) {
    String model = reference.description().get("model").asText();
    Path above = reference.folder().toAbsolutePath().normalize();
    while (above != null && !Files.isDirectory(above.resolve(model))) {
      above = above.getParent();
    }
    if (above == null) {
      throw new ModelNotFoundException(
          "There is no folder %s above %s.".formatted(model, reference.folder()));
    }
    return above.resolve(model);
  }

  /** The first rows of what becomes of the files. */
  private static void files(
      ReferenceCase reference, Assembly assembly, EncoderFolder folder, Findings findings) {
    ImageTransform transform = folder.transform(Map.of());
    PictureReader reader = new PictureReader(assembly.decoders(), transform, 1);
    List<Image> pictures = new ArrayList<>();
    reference
        .description()
        .get("pictures")
        .forEach(file -> pictures.add(Image.read(reference.folder().resolve(file.asText()))));
    String name = "pixel_values.top_rows";
    long rows = findings.given(name).shape().size(2).value();
    try (Scope scope = assembly.engine().open()) {
      Tensor pixels = scope.tensor(reader.images(pictures)); // (pictures, 3, height, width)
      findings.tensor(name, scope.read(scope.ops().slice(pixels, 2, 0, rows)));
    }
  }

  /** What the encoder makes of pixels that are cut already. */
  private static void features(
      EncoderFolder folder, Assembly assembly, Findings findings, String prefix) {
    TensorData pixels =
        folder
            .transform(Map.of("do_resize", false, "do_center_crop", false))
            .apply(pictures(findings.given(prefix + "pixels")));
    try (Scope scope = assembly.engine().open()) {
      Ops ops = scope.ops();
      Tensor input = scope.tensor(pixels); // (pictures, 3, height, width)
      List<Tensor> classTokens = new ArrayList<>();
      Tensor last =
          folder
              .encoder(Map.of())
              .encode(ops, input, (blocks, hidden) -> classTokens.add(ops.slice(hidden, 1, 0, 1)));
      findings.tensor(prefix + "class_token_by_layer", scope.read(ops.concatenate(1, classTokens)));
      Tensor patches = ops.slice(last, 1, Size.of(1), last.size(1)); // (pictures, patches, width)
      findings.tensor(prefix + "patch_mean", scope.read(ops.mean(patches, 1, false)));
      findings.tensor(prefix + "last_hidden_state.first", scope.read(last).rows(0, 1));
      Tensor pooled =
          folder.encoder(Map.of("vision_feature_select_strategy", "pooled")).encode(ops, input);
      findings.tensor(prefix + "pooler_output", VisionCase.withoutTokens(scope, pooled));
    }
  }

  /** UINT8 (pictures, height, width, 3) as pictures. */
  private static List<RgbImage> pictures(TensorData pixels) {
    int height = Math.toIntExact(pixels.shape().size(1).value());
    int width = Math.toIntExact(pixels.shape().size(2).value());
    List<RgbImage> pictures = new ArrayList<>();
    for (long i = 0; i < pixels.shape().size(0).value(); i++) {
      byte[] rgb = new byte[3 * height * width];
      pixels.rows(i, i + 1).bytes().duplicate().get(rgb);
      pictures.add(new RgbImage(width, height, rgb));
    }
    return pictures;
  }
}
