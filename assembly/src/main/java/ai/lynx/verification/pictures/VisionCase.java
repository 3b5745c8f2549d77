package ai.lynx.verification.pictures;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.huggingface.EncoderFolder;
import ai.lynx.spi.checkpoint.FolderFiles;
import ai.lynx.spi.component.BlockListener;
import ai.lynx.spi.component.VisionEncoder;
import ai.lynx.spi.engine.Scope;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.Tensor;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A published vision encoder: hidden states, last states, pooled vector and LLaVA's features, of
 * pictures of the configured and of other sizes.
 */
public final class VisionCase implements CaseRunner {
  private static final String PIXELS = "pixel_values";
  private static final String HIDDEN = "hidden_states.";
  private static final Map<String, Map<String, Object>> OUTPUTS =
      Map.of(
          "last_hidden_state",
          Map.of(),
          "pooler_output",
          Map.of("vision_feature_select_strategy", "pooled"),
          "llava_features",
          Map.of("vision_feature_layer", -2, "vision_feature_select_strategy", "default"));

  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    if (reference.description().has("pictures")) {
      new EncodedPicturesCase().run(reference, assembly, findings);
      return;
    }
    try (Scope memory = assembly.engine().open();
        EncoderFolder folder =
            EncoderFolder.open(
                new FolderFiles(reference.folder()),
                assembly.loader().plugs(),
                assembly.loader().opener(),
                memory)) {
      for (String wanted : outputs(findings)) {
        int named = wanted.lastIndexOf('.') + 1;
        String prefix = wanted.substring(0, named);
        String output = wanted.substring(named);
        try (Scope scope = assembly.engine().open()) {
          encode(folder, scope, findings, prefix, output);
        }
      }
    }
  }

  /**
   * What the encoder is run for: an output of the pictures that the prefix names. Hidden states
   * come along with the last one.
   */
  private static Set<String> outputs(Findings findings) {
    return findings.wanted().stream()
        .map(
            name -> {
              int hidden = name.indexOf(HIDDEN);
              return hidden < 0 ? name : name.substring(0, hidden) + "last_hidden_state";
            })
        .filter(name -> OUTPUTS.containsKey(name.substring(name.lastIndexOf('.') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void encode(
      EncoderFolder folder, Scope scope, Findings findings, String prefix, String output) {
    Map<String, Object> settings = new HashMap<>(OUTPUTS.get(output));
    if (!prefix.isEmpty()) {
      settings.put("interpolate_pos_encoding", true);
    }
    VisionEncoder encoder = folder.encoder(settings);
    Tensor pixels = scope.tensor(findings.given(prefix + PIXELS));
    boolean all = output.equals("last_hidden_state");
    BlockListener listener =
        all
            ? (blocks, hidden) -> findings.tensor(prefix + HIDDEN + blocks, scope.read(hidden))
            : BlockListener.SILENT;
    Tensor features = encoder.encode(scope.ops(), pixels, listener);
    findings.tensor(
        prefix + output,
        output.equals("pooler_output") ? withoutTokens(scope, features) : scope.read(features));
  }

  /** (pictures, 1, width) as (pictures, width). */
  static TensorData withoutTokens(Scope scope, Tensor pooled) {
    TensorData data = scope.read(pooled);
    return data.reshaped(new Shape(List.of(data.shape().size(0), data.shape().size(2))));
  }
}
