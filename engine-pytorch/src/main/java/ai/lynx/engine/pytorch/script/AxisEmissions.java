package ai.lynx.engine.pytorch.script;

import ai.lynx.spi.operator.Broadcast;
import ai.lynx.spi.operator.Concatenate;
import ai.lynx.spi.operator.ExtendCache;
import ai.lynx.spi.operator.Gather;
import ai.lynx.spi.operator.Permute;
import ai.lynx.spi.operator.Reshape;
import ai.lynx.spi.operator.Slice;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Operators that move elements and compute nothing. Most give views. */
final class AxisEmissions {
  private AxisEmissions() {}

  static String reshape(Reshape operator, NodeText node) {
    return node.text()
        .once("torch.reshape(%s, %s)".formatted(node.input(0), node.text().sizes(node.shape())));
  }

  static String permute(Permute operator, NodeText node) {
    return node.text().once("torch.permute(%s, %s)".formatted(node.input(0), operator.axes()));
  }

  static String slice(Slice operator, NodeText node) {
    return node.text()
        .once(
            "torch.slice(%s, %d, %s, %s, 1)"
                .formatted(
                    node.input(0),
                    operator.axis(),
                    node.text().size(operator.from()),
                    node.text().size(operator.to())));
  }

  static String broadcast(Broadcast operator, NodeText node) {
    return node.text()
        .once("torch.expand(%s, %s)".formatted(node.input(0), node.text().sizes(node.shape())));
  }

  static String concatenate(Concatenate operator, NodeText node) {
    String parts =
        IntStream.range(0, node.inputs()).mapToObj(node::input).collect(Collectors.joining(", "));
    return node.text().once("torch.cat([%s], %d)".formatted(parts, operator.axis()));
  }

  static String extendCache(ExtendCache operator, NodeText node) {
    int place = node.cacheUse().place(node.number());
    if (place < 0) {
      return node.text().once("torch.cat([%s, %s], 2)".formatted(node.input(0), node.converted(1)));
    }
    return node.text()
        .again("self.extend(%s, %s, rooms[%d])".formatted(node.input(0), node.input(1), place));
  }

  static String gather(Gather operator, NodeText node) {
    return node.text()
        .once(
            "torch.index_select(%s, %d, %s)"
                .formatted(node.input(0), operator.axis(), node.input(1)));
  }
}
