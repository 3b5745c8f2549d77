package ai.lynx.benchmarks;

import ai.lynx.spi.checkpoint.CheckpointWriter;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.TensorData;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * A folder with a vision encoder of the shape of DINOv2-small whose weights were drawn by chance:
 * what it says of pictures is nonsense, but it takes the same time over it.
 */
final class DrawnEncoder {
  private static final int WIDTH = 384;
  private static final int LAYERS = 12;
  private static final int HEADS = 6;
  private static final int WIDENED = 4;
  private static final int PATCH = 14;
  private static final int PICTURE = 518;
  private static final int PATCHES = (PICTURE / PATCH) * (PICTURE / PATCH);

  private final Map<String, TensorData> weights = new LinkedHashMap<>();
  private final Random random = new Random(1);

  private DrawnEncoder() {
    draw("embeddings.cls_token", 1, 1, WIDTH);
    draw("embeddings.mask_token", 1, WIDTH);
    draw("embeddings.position_embeddings", 1, 1 + PATCHES, WIDTH);
    product("embeddings.patch_embeddings.projection", WIDTH, 3, PATCH, PATCH);
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "encoder.layer." + layer + ".";
      norm(name + "norm1");
      for (String part : new String[] {"query", "key", "value"}) {
        product(name + "attention.attention." + part, WIDTH, WIDTH);
      }
      product(name + "attention.output.dense", WIDTH, WIDTH);
      constant(name + "layer_scale1.lambda1", 1);
      norm(name + "norm2");
      product(name + "mlp.fc1", WIDENED * WIDTH, WIDTH);
      product(name + "mlp.fc2", WIDTH, WIDENED * WIDTH);
      constant(name + "layer_scale2.lambda1", 1);
    }
    norm("layernorm");
  }

  /** Writes its two files: the same numbers each time. */
  static void write(Path folder) throws IOException {
    Plugs.load("checkpoint writer", CheckpointWriter.class)
        .get("safetensors")
        .write(
            folder.resolve("model.safetensors"),
            new DrawnEncoder().weights,
            Map.of("format", "pt"));
    Files.writeString(folder.resolve("config.json"), config().toPrettyString());
  }

  private static ObjectNode config() {
    ObjectNode config =
        new ObjectMapper()
            .createObjectNode()
            .put("model_type", "dinov2")
            .put("hidden_size", WIDTH)
            .put("num_hidden_layers", LAYERS)
            .put("num_attention_heads", HEADS)
            .put("mlp_ratio", WIDENED)
            .put("image_size", PICTURE)
            .put("patch_size", PATCH)
            .put("num_channels", 3)
            .put("hidden_act", "gelu")
            .put("layer_norm_eps", 1e-6)
            .put("layerscale_value", 1.0)
            .put("qkv_bias", true)
            .put("use_swiglu_ffn", false);
    config.putArray("architectures").add("Dinov2Model");
    return config;
  }

  /** The weight of a product and its bias. */
  private void product(String name, int... shape) {
    draw(name + ".weight", shape);
    draw(name + ".bias", shape[0]);
  }

  private void norm(String name) {
    constant(name + ".weight", 1);
    constant(name + ".bias", 0);
  }

  private void draw(String name, int... shape) {
    float[] values = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.02 * random.nextGaussian());
    }
    weights.put(name, TensorData.of(values, Arrays.stream(shape).asLongStream().toArray()));
  }

  private void constant(String name, float value) {
    float[] values = new float[WIDTH];
    Arrays.fill(values, value);
    weights.put(name, TensorData.of(values, WIDTH));
  }
}
