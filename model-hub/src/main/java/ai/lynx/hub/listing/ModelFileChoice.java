package ai.lynx.hub.listing;

import ai.lynx.error.ModelNotFoundException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which files of a repository a model needs. Repositories hold the same weights in many formats,
 * beside pictures, optimiser states and programs; none of those is fetched.
 *
 * @param names what is needed, sorted; with an index, the files that it names come to them
 * @param index the list of the files of sharded weights, if they are sharded and have one
 */
public record ModelFileChoice(List<String> names, Optional<String> index) {
  private static final Predicate<String> WEIGHTS = ending("safetensors|bin|gguf|pt|pth");
  private static final Predicate<String> DESCRIPTIONS =
      ending("json|txt|model|jinja|ya?ml|tiktoken");

  /** States of training and weights for other libraries, by the names that these give them. */
  private static final Predicate<String> OTHER =
      Pattern.compile(
              "(training_args|optimizer|scheduler|scaler|rng_state|consolidated|adapter_|openvino_)[^/]*"
                  + "|trainer_state\\.json|requirements\\.txt|[^/]*\\.index\\.json")
          .asMatchPredicate();

  /** Layouts of which every folder counts: ours and the official repository's. */
  private static final Set<String> WHOLE_FOLDERS =
      Set.of("lynx.json", "LYNX.yaml", "configs/LYNX.yaml");

  /** What transformers writes, the safer before the less safe. */
  private static final List<String> USUAL =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "pytorch_model.bin",
          "pytorch_model.bin.index.json");

  private static final String INDEX = ".index.json";
  private static final String TEMPLATES = "additional_chat_templates/";

  /**
   * Chooses.
   *
   * @param repository its name, for messages
   * @param names of all its files
   * @param file the file of weights that was asked for, or a part of its name
   * @throws ModelNotFoundException if there are no weights, or several that none was chosen from
   */
  public static ModelFileChoice of(
      String repository, Collection<String> names, Optional<String> file) {
    if (file.isPresent()) {
      return one(repository, names, file.get());
    }
    if (names.stream().anyMatch(WHOLE_FOLDERS::contains)) {
      return new ModelFileChoice(
          sorted(
              names,
              name ->
                  (WEIGHTS.test(name) || DESCRIPTIONS.test(name))
                      && !name.startsWith(".")
                      && (!OTHER.test(base(name)) || name.endsWith(INDEX))),
          Optional.empty());
    }
    Optional<String> usual = USUAL.stream().filter(names::contains).findFirst();
    if (usual.isPresent()) {
      return new ModelFileChoice(
          withDescriptions(names, List.of(usual.get())),
          usual.filter(name -> name.endsWith(INDEX)));
    }
    for (String extension : List.of("safetensors", "gguf", "bin|pt|pth")) {
      List<String> found =
          sorted(names, ending(extension).and(name -> isTop(name) && !OTHER.test(name)));
      List<String> models = found.stream().filter(name -> !GgufName.isProjector(name)).toList();
      if (!models.isEmpty()) {
        if (models.stream().map(GgufName::withoutPart).distinct().count() > 1) {
          throw several(repository, models);
        }
        return extension.equals("gguf") // it describes itself
            ? new ModelFileChoice(models, Optional.empty())
            : new ModelFileChoice(withDescriptions(names, models), Optional.empty());
      }
    }
    throw new ModelNotFoundException(
        "There are no weights at the top of %s; looked for %s and other files that end in .safetensors, .gguf, .bin, .pt or .pth."
            .formatted(repository, String.join(", ", USUAL)));
  }

  private static ModelFileChoice one(String repository, Collection<String> names, String file) {
    List<String> found = GgufName.matching(sorted(names, WEIGHTS), file);
    if (found.isEmpty()) {
      throw new ModelNotFoundException(
          "No file of weights in %s is called \"%s\"; there are %s."
              .formatted(repository, file, list(sorted(names, WEIGHTS))));
    }
    if (found.stream().map(GgufName::withoutPart).distinct().count() > 1) {
      throw several(repository, found);
    }
    boolean describesItself = found.get(0).endsWith(".gguf");
    return new ModelFileChoice(
        describesItself ? found : withDescriptions(names, found), Optional.empty());
  }

  private static ModelNotFoundException several(String repository, List<String> found) {
    return new ModelNotFoundException(
        "%s holds several models: %s. Choose one by its name or a part of it, as in hf:%s:%s"
            .formatted(repository, list(found), repository, found.get(0)));
  }

  private static String list(List<String> names) {
    int most = 20;
    return String.join(", ", names.subList(0, Math.min(most, names.size())))
        + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
  }

  private static List<String> withDescriptions(Collection<String> names, List<String> weights) {
    TreeSet<String> needed = new TreeSet<>(weights);
    names.stream()
        .filter(name -> isTop(name) || name.startsWith(TEMPLATES))
        .filter(name -> DESCRIPTIONS.test(name) && !OTHER.test(base(name)))
        .forEach(needed::add);
    return List.copyOf(needed);
  }

  private static List<String> sorted(Collection<String> names, Predicate<String> wanted) {
    return names.stream().filter(wanted).sorted().toList();
  }

  private static boolean isTop(String name) {
    return name.indexOf('/') < 0;
  }

  private static String base(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static Predicate<String> ending(String extensions) {
    Predicate<String> matches = Pattern.compile(".+\\.(" + extensions + ")").asMatchPredicate();
    return name -> matches.test(name.toLowerCase(Locale.ROOT));
  }
}
