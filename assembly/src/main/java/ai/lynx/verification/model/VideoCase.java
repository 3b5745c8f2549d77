package ai.lynx.verification.model;

import ai.lynx.assembly.Assembly;
import ai.lynx.assembly.model.PictureReader;
import ai.lynx.assembly.prompt.FrameSampling;
import ai.lynx.media.Image;
import ai.lynx.spi.media.ImageTransform;
import ai.lynx.spi.media.RgbImage;
import ai.lynx.spi.tensor.Shape;
import ai.lynx.spi.tensor.TensorData;
import ai.lynx.verification.generation.GenerationCheck;
import ai.lynx.verification.pictures.ImagesCase;
import ai.lynx.verification.reference.CaseRunner;
import ai.lynx.verification.reference.Findings;
import ai.lynx.verification.reference.ReferenceCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Videos as lists of base64 pictures: which frames are looked at, and their pixels. */
public final class VideoCase implements CaseRunner {
  @Override
  public void run(ReferenceCase reference, Assembly assembly, Findings findings) {
    JsonNode results = reference.description().get("results");
    for (JsonNode entry : results.get("sampling")) {
      int[] got =
          FrameSampling.sample(entry.get("frames").asInt(), entry.get("num_frames").asInt());
      findings.tokens(
          "frames of " + entry.get("frames"),
          GenerationCheck.integers(entry.get("not_random")),
          Arrays.stream(got).boxed().toList());
    }
    ImageTransform transform = ImagesCase.transform(reference, assembly);
    PictureReader reader = new PictureReader(assembly.decoders(), transform, 1);
    Map<String, TensorData> videos = new LinkedHashMap<>();
    for (JsonNode entry : results.get("videos")) {
      List<Image> frames = frames(reference.json(entry.get("file").asText()));
      findings.equal(
          entry.get("file").asText() + ", frames", entry.get("frames").asInt(), frames.size());
      // The original drew these frames at random; the draws are part of the case.
      int[] looked =
          entry.get("frame_ids").isNull()
              ? IntStream.range(0, frames.size()).toArray()
              : GenerationCheck.integers(entry.get("frame_ids")).stream()
                  .mapToInt(Integer::intValue)
                  .toArray();
      List<RgbImage> pictures =
          Arrays.stream(looked).mapToObj(i -> reader.decode(frames.get(i))).toList();
      TensorData pixels = transform.apply(pictures);
      String name = entry.get("name").asText();
      if (entry.get("kind").asText().equals("image")) {
        findings.tensor("pixel_values." + name, ImagesCase.withoutFirstAxis(pixels));
      } else {
        findings.tensor("pixel_values." + name, pixels);
        videos.put(name, pixels);
      }
    }
    if (findings.wants("batch")) {
      findings.tensor("batch", stacked(List.copyOf(videos.values())));
    }
  }

  /** The pictures of a .json file: a list of base64 texts, or one text for a picture. */
  static List<Image> frames(JsonNode json) {
    List<Image> frames = new ArrayList<>();
    if (json.isTextual()) {
      frames.add(Image.of(Base64.getMimeDecoder().decode(json.asText())));
    } else {
      json.forEach(frame -> frames.add(Image.of(Base64.getMimeDecoder().decode(frame.asText()))));
    }
    return frames;
  }

  private static TensorData stacked(List<TensorData> videos) {
    Shape one = videos.get(0).shape();
    float[] all = new float[videos.size() * videos.get(0).elements()];
    for (int i = 0; i < videos.size(); i++) {
      float[] values = videos.get(i).toFloats();
      System.arraycopy(values, 0, all, i * values.length, values.length);
    }
    long[] sizes = new long[one.rank() + 1];
    sizes[0] = videos.size();
    System.arraycopy(one.toLongs(), 0, sizes, 1, one.rank());
    return TensorData.of(all, sizes);
  }
}
