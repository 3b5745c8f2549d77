package ai.lynx.assembly;

import ai.lynx.LoadOptions;
import ai.lynx.Lynx;
import ai.lynx.LynxModel;
import ai.lynx.ModelLocation;
import ai.lynx.PlugInfo;
import ai.lynx.assembly.model.AssembledModel;
import ai.lynx.assembly.model.ModelAssembler;
import ai.lynx.assembly.model.ReferenceModel;
import ai.lynx.error.ClosedException;
import ai.lynx.spi.plug.Capability;
import ai.lynx.spi.plug.Plug;
import ai.lynx.spi.plug.Plugs;
import ai.lynx.spi.tensor.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@link Lynx} that {@link Lynx#create()} finds. */
final class ReferenceLynx implements Lynx {
  private final Assembly assembly;
  private final List<ReferenceModel> models = new ArrayList<>();
  private boolean closed;

  ReferenceLynx(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public LynxModel load(ModelLocation location, LoadOptions options) {
    refuseIfClosed();
    ElementType precision =
        switch (options.precision()) {
          case FLOAT32 -> ElementType.FLOAT32;
          case BFLOAT16 -> ElementType.BFLOAT16;
        };
    AssembledModel assembled =
        assembly
            .loader()
            .load(
                assembly.loader().files(location),
                assembly.engine(),
                new ModelAssembler.Choices(precision, precision, Optional.empty()));
    ReferenceModel model = new ReferenceModel(assembly.engine(), assembled, assembly.decoders());
    synchronized (this) {
      if (!closed) {
        models.add(model);
        return model;
      }
    }
    model.close();
    throw closedException();
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
            assembly.bundled())
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

  private synchronized void refuseIfClosed() {
    if (closed) {
      throw closedException();
    }
  }

  private static ClosedException closedException() {
    return new ClosedException("This Lynx was closed; create another to load models.");
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    models.forEach(ReferenceModel::close);
    assembly.close();
  }
}
