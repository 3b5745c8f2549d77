package ai.lynx.assembly.model;

import ai.lynx.ModelInfo;
import ai.lynx.ModelInfo.Part;
import ai.lynx.assembly.description.ModelDescription;
import ai.lynx.assembly.description.VisionDescription;
import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Counts what a model is made of. */
final class ModelSurvey {
  private ModelSurvey() {}

  static ModelInfo of(AssembledModel model, Engine engine) {
    ModelDescription description = model.description();
    List<Part> parts = new ArrayList<>();
    description.vision().ifPresent(vision -> parts.addAll(sight(model, vision)));
    description
        .adapter()
        .ifPresent(
            adapter ->
                parts.add(
                    part(
                        model,
                        "adapter",
                        adapter.plug(),
                        ParameterNames::ofAdapter,
                        "every " + adapter.every() + " layers " + adapter.settings())));
    parts.add(
        part(
            model,
            "language model",
            description.languageModel().plug(),
            ParameterNames::ofLanguageModel,
            description.languageModel().settings().toString()));
    return new ModelInfo(
        description.name(), model.location(), engine.description(), parts, model.unused());
  }

  private static List<Part> sight(AssembledModel model, VisionDescription vision) {
    return List.of(
        part(
            model,
            "vision encoder",
            vision.encoder().plug(),
            ParameterNames::ofVisionEncoder,
            vision.encoder().settings().toString()),
        part(
            model,
            "frame positions",
            vision.video().frames() + " frames",
            ParameterNames::ofFramePositions,
            ""),
        part(
            model,
            "bridge",
            vision.bridge().plug(),
            ParameterNames::ofBridge,
            vision.bridge().settings().toString()),
        part(
            model,
            "fusion",
            vision.fusion().plug(),
            ParameterNames::ofFusion,
            vision.fusion().settings().toString()));
  }

  private static Part part(
      AssembledModel model, String kind, String plug, Predicate<String> belongs, String settings) {
    List<Parameter> own =
        model.parameters().values().stream()
            .filter(parameter -> belongs.test(parameter.name()))
            .toList();
    return new Part(
        kind,
        plug,
        own.stream().mapToLong(Parameter::elements).sum(),
        own.stream().mapToLong(Parameter::bytes).sum(),
        own.stream().anyMatch(parameter -> ParameterNames.isTrained(parameter.name())),
        settings);
  }
}
