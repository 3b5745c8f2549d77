package ai.lynx.assembly.model;

import ai.lynx.ModelInfo;
import ai.lynx.ModelInfo.Part;
import ai.lynx.assembly.description.AdapterChoice;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.PlugChoice;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.huggingface.families.NetworkDescription;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts what a model is made of.
 *
 * @param parameters all of the model's, by name
 */
record ModelSurvey(Map<String, Parameter> parameters) {
  static ModelInfo of(AssembledModel model, Engine engine) {
    ModelDescription description = model.description();
    return new ModelInfo(
        description.name(),
        model.location(),
        engine.description() + ", " + model.graphs().description(),
        new ModelSurvey(model.parameters())
            .parts(description.vision(), description.adapter(), description.languageModel()),
        model.unused());
  }

  /** A network without what turns text and pictures into its inputs. */
  static ModelInfo of(
      String name,
      String location,
      NetworkDescription description,
      AssembledNetwork network,
      Engine engine) {
    return new ModelInfo(
        name,
        location,
        engine.description(),
        new ModelSurvey(network.parameters())
            .parts(description.vision(), Optional.empty(), description.languageModel()),
        network.unused());
  }

  private List<Part> parts(
      Optional<VisionDescription> vision,
      Optional<AdapterChoice> adapter,
      PlugChoice languageModel) {
    List<Part> parts = new ArrayList<>();
    vision.ifPresent(sight -> parts.addAll(sight(sight)));
    adapter.ifPresent(
        choice ->
            parts.add(
                part(
                    "adapter",
                    choice.plug(),
                    ParameterNames::ofAdapter,
                    "every " + choice.every() + " layers " + choice.settings())));
    parts.add(part("language model", languageModel, ParameterNames::ofLanguageModel));
    return parts;
  }

  private List<Part> sight(VisionDescription vision) {
    List<Part> parts = new ArrayList<>();
    parts.add(part("vision encoder", vision.encoder(), ParameterNames::ofVisionEncoder));
    if (vision.video().frames() > 1) {
      parts.add(
          part(
              "frame positions",
              vision.video().frames() + " frames",
              ParameterNames::ofFramePositions,
              ""));
    }
    parts.add(part("bridge", vision.bridge(), ParameterNames::ofBridge));
    parts.add(part("fusion", vision.fusion(), ParameterNames::ofFusion));
    return parts;
  }

  private Part part(String kind, PlugChoice choice, Predicate<String> belongs) {
    return part(kind, choice.plug(), belongs, choice.settings().toString());
  }

  private Part part(String kind, String plug, Predicate<String> belongs, String settings) {
    List<Parameter> own =
        parameters.values().stream().filter(parameter -> belongs.test(parameter.name())).toList();
    return new Part(
        kind,
        plug,
        own.stream().mapToLong(Parameter::elements).sum(),
        own.stream().mapToLong(Parameter::bytes).sum(),
        own.stream().anyMatch(parameter -> ParameterNames.isTrained(parameter.name())),
        settings);
  }
}
