package ai.lynx.assembly;

import ai.lynx.LoadOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.PlugInfo;
import ai.lynx.assembly.lifetime.UseCount;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.PrecisionChoices;
import ai.lynx.assembly.model.ReferenceModel;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@link Lynx} that {@link Lynx#create()} finds. */
final class ReferenceLynx implements Lynx {
  private final Assembly assembly;
  private final Set<ReferenceModel> models = ConcurrentHashMap.newKeySet();

  /** Every model that is not freed yet uses the engine. */
  private final UseCount uses;

  ReferenceLynx(Assembly assembly) {
    this.assembly = assembly;
    this.uses = new UseCount("This Lynx", "create another to load models", assembly::close);
  }

  @Override
  public LynxModel load(ModelLocation location, LoadOptions options) {
    UseCount.Use use = uses.begin();
    ReferenceModel model;
    try {
      model = model(location, options, use);
    } catch (RuntimeException | Error e) {
      use.close();
      throw e;
    }
    models.add(model);
    if (uses.isClosed()) { // meanwhile, and perhaps before this model was among those it closed
      model.close();
      throw new ClosedException("This Lynx was closed while it loaded " + location + ".");
    }
    return model;
  }

  private ReferenceModel model(ModelLocation location, LoadOptions options, UseCount.Use use) {
    AssembledModel assembled =
        assembly
            .loader()
            .load(
                assembly.loader().files(location, options.downloads()),
                assembly.engine(),
                PrecisionChoices.of(options.precision(), assembly.engine()));
    return new ReferenceModel(
        assembly.engine(),
        assembled,
        assembly.decoders(),
        freed -> {
          models.remove(freed);
          use.close();
        });
  }

  @Override
  public List<PlugInfo> plugs() {
    var plugs = assembly.loader().plugs();
    return Stream.of(
            assembly.engines(),
            plugs.visionEncoders(),
            plugs.imageTransforms(),
            assembly.decoders(),
            plugs.bridges(),
            plugs.fusions(),
            plugs.adapters(),
            plugs.languageModels(),
            plugs.tokenizers(),
            assembly.formats(),
            assembly.writers(),
            assembly.sources().bundled(),
            assembly.sources().remote())
        .flatMap(kind -> kind.all().stream().map(plug -> info(kind.kind(), plug)))
        .toList();
  }

  private static PlugInfo info(String kind, Plug plug) {
    String capabilities =
        plug.capabilities().stream()
            .map(Capability::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    return new PlugInfo(kind, plug.name(), Plugs.artifact(plug), capabilities);
  }

  @Override
  public void close() {
    uses.close();
    models.forEach(ReferenceModel::close);
  }
}
