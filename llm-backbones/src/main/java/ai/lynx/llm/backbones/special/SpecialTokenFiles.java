package ai.lynx.llm.backbones.special;

import ai.lynx.error.CheckpointException;
import ai.lynx.spi.checkpoint.ModelFiles;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files beside a tokenizer that name its special tokens, in the order in which
 * transformers 4.28.1 lets them win: a class's defaults, {@code tokenizer_config.json}, {@code
 * special_tokens_map.json}.
 */
public final class SpecialTokenFiles {
  private static final List<String> ROLES =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ModelFiles files;
  private final String folder;

  /**
   * @param tokenizerFile a file beside which the others are
   */
  public SpecialTokenFiles(ModelFiles files, String tokenizerFile) {
    this.files = files;
    folder = tokenizerFile.substring(0, tokenizerFile.lastIndexOf('/') + 1);
  }

  /**
   * @param defaults tokens of the tokenizer's class, by role
   * @param exact roles whose tokens leave the white space around them alone even if {@code
   *     tokenizer_config.json} names them by text only
   * @throws CheckpointException if a file is there and is no JSON of the expected kind
   */
  public SpecialTokens read(Map<String, SpecialToken> defaults, Set<String> exact) {
    JsonNode config = json("tokenizer_config.json");
    JsonNode map = json("special_tokens_map.json");
    Map<String, SpecialToken> roles = new LinkedHashMap<>();
    for (String role : ROLES) {
      Optional.ofNullable(defaults.get(role)).ifPresent(token -> roles.put(role, token));
      token(config.path(role), !exact.contains(role)).ifPresent(token -> roles.put(role, token));
      token(map.path(role), true).ifPresent(token -> roles.put(role, token));
    }
    JsonNode additional =
        (map.has("additional_special_tokens") ? map : config).path("additional_special_tokens");
    List<SpecialToken> others = new ArrayList<>();
    additional.forEach(node -> token(node, true).ifPresent(others::add));
    Map<String, Integer> added = new LinkedHashMap<>();
    json("added_tokens.json")
        .properties()
        .forEach(entry -> added.put(entry.getKey(), entry.getValue().asInt(-1)));
    boolean cleansUp = config.path("clean_up_tokenization_spaces").asBoolean(false);
    return new SpecialTokens(roles, others, added, cleansUp);
  }

  /**
   * A token written as text or as an object; none where it is null or empty.
   *
   * @param plainStrips whether one written as text strips the white space around it
   */
  private static Optional<SpecialToken> token(JsonNode node, boolean plainStrips) {
    if (node.isTextual() && !node.asText().isEmpty()) {
      return Optional.of(new SpecialToken(node.asText(), plainStrips, plainStrips));
    }
    if (node.path("content").isTextual()) {
      return Optional.of(
          new SpecialToken(
              node.get("content").asText(),
              node.path("lstrip").asBoolean(false),
              node.path("rstrip").asBoolean(false)));
    }
    return Optional.empty();
  }

  private JsonNode json(String name) {
    String path = folder + name;
    if (!files.contains(path)) {
      return JSON.createObjectNode();
    }
    try (InputStream content = files.open(path)) {
      JsonNode node = JSON.readTree(content);
      if (!node.isObject()) {
        throw damaged(path, "it is no JSON object", null);
      }
      return node;
    } catch (JacksonException e) {
      throw damaged(path, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw damaged(path, String.valueOf(e.getMessage()), e);
    }
  }

  private CheckpointException damaged(String path, String cause, @Nullable Exception e) {
    return new CheckpointException(
        "%s in %s cannot be read: %s.".formatted(path, files.description(), cause), e);
  }
}
