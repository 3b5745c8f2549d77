package ai.lynx.engine.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.lynx.error.EngineException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/**
 * The TorchScript module with the operators that DJL has no function for. Safe for use by several
 * threads.
 *
 * <p>DJL has two ways into such a method. One takes plain numbers too but makes tensors that can
 * never take part in automatic differentiation; so operators go the other way, where everything is
 * a tensor, numbers included.
 */
final class Kernels {
  private final PtSymbolBlock module;

  /** DJL chooses a method by the name of an array among the inputs; these are never computed on. */
  private final Map<Kernel, PtNDArray> names = new EnumMap<>(Kernel.class);

  Kernels(PtNDManager manager) {
    try {
      module =
          JniUtils.loadModule(
              manager, new ByteArrayInputStream(KernelArchive.bytes()), false, false);
    } catch (IOException e) {
      throw new EngineException("The kernels cannot be loaded: " + e.getMessage(), e);
    }
    for (Kernel kernel : Kernel.values()) {
      PtNDArray name = new PtNDArray(manager, new String[0], new Shape(0));
      name.setName("module_method:" + kernel.method());
      names.put(kernel, name);
    }
  }

  /** Runs a kernel that has one result. The caller owns the result. */
  PtNDArray run(Kernel kernel, PtNDArray... inputs) {
    return (PtNDArray) runForList(kernel, inputs).get(0);
  }

  /**
   * Runs a kernel that has a list of results. Inputs whose array is named "x[]" form a list. The
   * caller owns the results.
   */
  NDList runForList(Kernel kernel, NDArray... inputs) {
    NDList all = new NDList(inputs.length + 1);
    for (NDArray input : inputs) {
      all.add(input);
    }
    all.add(names.get(kernel));
    // Recompiling for every new shape costs more than it gains; the switch is one for each thread.
    JniUtils.setGraphExecutorOptimize(false);
    return IValueUtils.forward(module, all, true);
  }

  /** Overwrites a tensor in place, unnoticed by automatic differentiation. */
  void assign(PtNDArray weight, PtNDArray value) {
    try (IValue target = IValue.from(weight);
        IValue source = IValue.from(value)) {
      IValueUtils.runMethod(module, Kernel.ASSIGN.method(), target, source).close();
    }
  }

  /** The names of all methods of the module. */
  String[] methods() {
    return JniUtils.getMethodNames(module);
  }
}
