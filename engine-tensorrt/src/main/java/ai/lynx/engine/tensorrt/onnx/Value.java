package ai.lynx.engine.tensorrt.onnx;

import ai.lynx.spi.tensor.ElementType;
import ai.lynx.spi.tensor.Shape;

/** A value of the ONNX graph that is being written. */
record Value(String name, ElementType type, Shape shape) {}
