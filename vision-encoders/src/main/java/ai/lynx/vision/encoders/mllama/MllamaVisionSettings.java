package ai.lynx.vision.encoders.mllama;

import ai.lynx.spi.config.Settings;
import ai.lynx.spi.config.SettingsReader;
import ai.lynx.spi.operator.Elementwise;
import ai.lynx.vision.encoders.families.Activations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says; the defaults are Llama 3.2 11B vision.
 *
 * @param imageSize height and width of a tile, in pixels
 * @param patchSize height and width of a patch; what is left over of a tile is unused
 * @param channels of a picture
 * @param width the length of a hidden vector, a multiple of the heads
 * @param layers of the first transformer
 * @param globalLayers of the second
 * @param heads attention heads
 * @param mlpWidth the length of the vectors inside the feed-forward networks
 * @param activation of the feed-forward networks
 * @param epsilon of the norms inside the layers
 * @param tiles how many every picture has
 * @param arrangements in which ways a picture can be cut into tiles
 * @param kept which layers of the first transformer give features too
 * @param deviation of weights at the start of training
 */
record MllamaVisionSettings(
    int imageSize,
    int patchSize,
    int channels,
    int width,
    int layers,
    int globalLayers,
    int heads,
    int mlpWidth,
    Elementwise.Function activation,
    double epsilon,
    int tiles,
    Arrangements arrangements,
    List<Integer> kept,
    double deviation) {
  private static final List<Integer> USUAL_KEPT = List.of(3, 7, 15, 23, 30);
  private static final int WIDEST = 1 << 18;

  /**
   * The ways to cut a picture.
   *
   * @param rowsAndColumns of tiles
   */
  record Arrangements(List<List<Integer>> rowsAndColumns) {
    private static final Arrangements USUAL =
        new Arrangements(
            List.of(
                List.of(1, 1),
                List.of(1, 2),
                List.of(1, 3),
                List.of(1, 4),
                List.of(2, 1),
                List.of(2, 2),
                List.of(3, 1),
                List.of(4, 1)));

    int count() {
      return rowsAndColumns.size();
    }

    /** The place of one, counted from 1; 0 if it is not there. */
    int place(int rows, int columns) {
      return rowsAndColumns.indexOf(List.of(rows, columns)) + 1;
    }

    /** The place of the one that does not cut; that of the first where all cut. */
    int single() {
      return Math.max(1, place(1, 1));
    }
  }

  MllamaVisionSettings {
    if (patchSize > imageSize) {
      throw new IllegalArgumentException(
          "patch_size must be at most image_size (%d), not %d".formatted(imageSize, patchSize));
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "hidden_size must be a multiple of attention_heads (%d), not %d".formatted(heads, width));
    }
  }

  static MllamaVisionSettings parse(Settings given) {
    return given.parse(MllamaVisionSettings::read);
  }

  private static MllamaVisionSettings read(SettingsReader read) {
    int layers = read.integer("num_hidden_layers", 32, 1, 1000);
    int heads = read.integer("num_attention_heads", 16, 1, 1 << 10);
    MllamaVisionSettings settings =
        new MllamaVisionSettings(
            read.integer("image_size", 448, 1, 1 << 14),
            read.integer("patch_size", 14, 1, 1 << 10),
            read.integer("num_channels", 3, 1, 1 << 10),
            read.integer("hidden_size", 1280, 1, 1 << 16),
            layers,
            read.integer("num_global_layers", 8, 0, 1000),
            read.integer("attention_heads", heads, 1, 1 << 10),
            read.integer("intermediate_size", 5120, 1, WIDEST),
            Activations.read(read, "hidden_act", "gelu"),
            read.decimal("norm_eps", 1e-5, 0, 1),
            read.integer("max_num_tiles", 4, 1, 1 << 10),
            arrangements(read),
            kept(read, layers),
            read.decimal("initializer_range", 0.02, 0, 1));
    if (read.has("vision_output_dim")) {
      int stated = read.integer("vision_output_dim", 1, 1 << 24);
      if (stated != settings.outputWidth()) {
        read.problem(
            "vision_output_dim",
            "must be hidden_size times one more than there are intermediate_layers_indices, %d, not %d"
                .formatted(settings.outputWidth(), stated));
      }
    }
    read.ignoreOthers();
    return settings;
  }

  /** Negative numbers count from the last layer. */
  private static List<Integer> kept(SettingsReader read, int layers) {
    List<Integer> given =
        read.has("intermediate_layers_indices")
            ? read.integers("intermediate_layers_indices", -layers, layers - 1)
            : USUAL_KEPT;
    if (given.stream().anyMatch(layer -> layer >= layers)) {
      read.problem(
          "intermediate_layers_indices",
          "is missing, and the usual %s do not fit %d layers".formatted(USUAL_KEPT, layers));
      return List.of();
    }
    return given.stream().map(layer -> layer < 0 ? layer + layers : layer).toList();
  }

  private static Arrangements arrangements(SettingsReader read) {
    @Nullable Object given = read.value("supported_aspect_ratios");
    if (given == null) {
      return Arrangements.USUAL;
    }
    List<List<Integer>> pairs = new ArrayList<>();
    if (given instanceof List<?> list) {
      for (Object pair : list) {
        if (pair instanceof List<?> two
            && two.size() == 2
            && two.get(0) instanceof Integer rows
            && two.get(1) instanceof Integer columns) {
          pairs.add(List.of(rows, columns));
        }
      }
      if (!list.isEmpty() && pairs.size() == list.size()) {
        return new Arrangements(List.copyOf(pairs));
      }
    }
    read.problem(
        "supported_aspect_ratios",
        "must be a list of pairs such as [1, 2], a row of two tiles, not " + given);
    return Arrangements.USUAL;
  }

  /** Patches along a side of a tile. */
  int grid() {
    return imageSize / patchSize;
  }

  /** Vectors of a tile: the class token's and the patches'. */
  int tileTokens() {
    return grid() * grid() + 1;
  }

  /** The length of a feature vector. */
  int outputWidth() {
    return width * (1 + kept.size());
  }
}
