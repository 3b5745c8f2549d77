package ai.lynx.training;

import ai.lynx.assembly.weights.Parameter;
import ai.lynx.spi.engine.Engine;
import ai.lynx.spi.engine.Scope;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Proof that frozen weights stay what they were: a list of every parameter with its state, and
 * fingerprints taken before training to compare with later.
 */
public final class FreezeAudit {
  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * One parameter.
   *
   * @param trained whether training may change it
   * @param fingerprint SHA-256 of its bytes when the audit began
   */
  public record Row(Parameter parameter, boolean trained, String fingerprint) {}

  /** Takes the fingerprints of all parameters. */
  public FreezeAudit(Engine engine, Collection<Parameter> parameters, Predicate<String> trained) {
    for (Parameter parameter : parameters) {
      rows.put(
          parameter.name(),
          new Row(parameter, trained.test(parameter.name()), fingerprint(engine, parameter)));
    }
  }

  /** Every parameter with its state. */
  public List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** Names of frozen parameters that are not what they were; empty if all is well. */
  public List<String> changedThoughFrozen(Engine engine) {
    List<String> changed = new ArrayList<>();
    for (Row row : rows.values()) {
      if (!row.trained() && !fingerprint(engine, row.parameter()).equals(row.fingerprint())) {
        changed.add(row.parameter().name());
      }
    }
    return changed;
  }

  private static String fingerprint(Engine engine, Parameter parameter) {
    try (Scope scope = engine.open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(scope.read(parameter.tensor()).bytes());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
