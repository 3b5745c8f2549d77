package ai.lynx.checkpoints.pickle;

import ai.lynx.checkpoints.file.CheckpointFile;
import ai.lynx.checkpoints.pickle.PickleValue.Global;
import ai.lynx.checkpoints.pickle.PickleValue.Made;
import ai.lynx.checkpoints.pickle.PickleValue.None;
import ai.lynx.checkpoints.pickle.PickleValue.Opaque;
import ai.lynx.checkpoints.pickle.PickleValue.Real;
import ai.lynx.checkpoints.pickle.PickleValue.Text;
import ai.lynx.checkpoints.pickle.PickleValue.Truth;
import ai.lynx.checkpoints.pickle.PickleValue.Whole;
import ai.lynx.error.CheckpointException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one pickle after the other. Each instruction makes at most one value, the number of
 * instructions is bounded, and nothing recurses, so memory and time are bounded by the bytes.
 */
public final class PickleReader {
  /** More than any real checkpoint has; some forty are needed for a tensor. */
  private static final int MOST_INSTRUCTIONS = 4_000_000;

  private static final int NEWEST_PROTOCOL = 5;

  private final CheckpointFile file;
  private final PickleBytes bytes;
  private final Allowed allowed;
  private int instructions;

  /**
   * @param file for messages
   * @param bytes the pickles, from position to limit
   */
  public PickleReader(CheckpointFile file, ByteBuffer bytes, Allowed allowed) {
    this.file = file;
    this.bytes = new PickleBytes(file, bytes.slice());
    this.allowed = allowed;
  }

  /** How many bytes were read. */
  public int position() {
    return bytes.position();
  }

  /**
   * The next pickle.
   *
   * @throws CheckpointException if it is damaged or names what is not allowed
   */
  public PickleValue read() {
    return new Machine().run();
  }

  /** What lives as long as one pickle is read. */
  private final class Machine {
    private final PickleStack stack = new PickleStack(bytes);
    private final Map<Long, PickleValue> memo = new HashMap<>();

    PickleValue run() {
      while (true) {
        if (++instructions > MOST_INSTRUCTIONS) {
          throw file.wrong(
              "its pickle has more than %d instructions. Store only tensors in it.",
              MOST_INSTRUCTIONS);
        }
        int code = bytes.unsigned1();
        Opcode opcode = Opcode.of(code);
        if (opcode == null) {
          throw bytes.damaged("the instruction 0x%02x, which no data needs,".formatted(code));
        }
        if (opcode == Opcode.STOP) {
          return stack.pop();
        }
        execute(opcode);
      }
    }

    private void execute(Opcode opcode) {
      switch (opcode) {
        case PROTO -> checkProtocol(bytes.unsigned1());
        case FRAME -> bytes.signed8(); // a hint for reading ahead
        case MARK -> stack.mark();
        case POP -> stack.pop();
        case POP_MARK -> stack.popToMark();
        case DUP -> stack.push(stack.top());
        case NONE -> stack.push(None.NONE);
        case NEWTRUE -> stack.push(new Truth(true));
        case NEWFALSE -> stack.push(new Truth(false));
        case INT -> stack.push(wholeOrTruth(bytes.line()));
        case LONG -> stack.push(new Whole(bytes.wholeLine()));
        case FLOAT -> stack.push(new Real(bytes.realLine()));
        case BININT -> stack.push(Whole.of(bytes.signed4()));
        case BININT1 -> stack.push(Whole.of(bytes.unsigned1()));
        case BININT2 -> stack.push(Whole.of(bytes.unsigned2()));
        case LONG1 -> stack.push(new Whole(bytes.whole(bytes.unsigned1())));
        case LONG4 -> stack.push(new Whole(bytes.whole(bytes.unsigned4())));
        case BINFLOAT -> stack.push(new Real(bytes.real()));
        case BINSTRING -> stack.push(new Text(bytes.latin1(bytes.unsigned4())));
        case SHORT_BINSTRING -> stack.push(new Text(bytes.latin1(bytes.unsigned1())));
        case BINUNICODE -> stack.push(new Text(bytes.utf8(bytes.unsigned4())));
        case SHORT_BINUNICODE -> stack.push(new Text(bytes.utf8(bytes.unsigned1())));
        case BINUNICODE8 -> stack.push(new Text(bytes.utf8(bytes.signed8())));
        case BINBYTES -> pushBytes(bytes.unsigned4());
        case SHORT_BINBYTES -> pushBytes(bytes.unsigned1());
        case BINBYTES8, BYTEARRAY8 -> pushBytes(bytes.signed8());
        case EMPTY_LIST, EMPTY_TUPLE -> stack.push(new PickleSequence(List.of()));
        case LIST, TUPLE -> stack.push(new PickleSequence(stack.popToMark()));
        case TUPLE1 -> stack.push(new PickleSequence(stack.pop(1)));
        case TUPLE2 -> stack.push(new PickleSequence(stack.pop(2)));
        case TUPLE3 -> stack.push(new PickleSequence(stack.pop(3)));
        case APPEND -> append(stack.pop(1));
        case APPENDS -> append(stack.popToMark());
        case EMPTY_DICT -> stack.push(new PickleDictionary());
        case DICT -> makeDictionary(stack.popToMark());
        case SETITEM -> put(stack.pop(2));
        case SETITEMS -> put(stack.popToMark());
        case EMPTY_SET -> stack.push(new Opaque("set"));
        case ADDITEMS -> stack.popToMark(); // into a set
        case FROZENSET -> makeFrozenSet();
        case GLOBAL -> pushGlobal(bytes.line(), bytes.line());
        case STACK_GLOBAL -> pushGlobal(stack.pop(2));
        case REDUCE, NEWOBJ -> call(stack.pop(2));
        case BUILD -> build();
        case BINPERSID -> stack.push(allowed.resolve(stack.pop()));
        case PUT -> memo.put(bytes.wholeLine().longValue(), stack.top());
        case BINPUT -> memo.put((long) bytes.unsigned1(), stack.top());
        case LONG_BINPUT -> memo.put(bytes.unsigned4(), stack.top());
        case MEMOIZE -> memo.put((long) memo.size(), stack.top());
        case GET -> recall(bytes.wholeLine().longValue());
        case BINGET -> recall(bytes.unsigned1());
        case LONG_BINGET -> recall(bytes.unsigned4());
        case STOP -> throw new IllegalStateException("The caller stops.");
      }
    }

    private void checkProtocol(int protocol) {
      if (protocol > NEWEST_PROTOCOL) {
        throw bytes.damaged("protocol " + protocol + ", which is not known,");
      }
    }

    /** Protocol 1 writes truth values as 01 and 00. */
    private PickleValue wholeOrTruth(String line) {
      return switch (line) {
        case "01" -> new Truth(true);
        case "00" -> new Truth(false);
        default -> {
          try {
            yield Whole.of(Long.parseLong(line));
          } catch (NumberFormatException e) {
            throw bytes.damaged("the number \"" + line + "\"", e);
          }
        }
      };
    }

    private void pushBytes(long length) {
      bytes.skip(length);
      stack.push(new Opaque("bytes"));
    }

    private void makeFrozenSet() {
      stack.popToMark();
      stack.push(new Opaque("frozenset"));
    }

    private void append(List<PickleValue> items) {
      if (!(stack.top() instanceof PickleSequence sequence)) {
        throw bytes.damaged("items for something that is no list");
      }
      items.forEach(sequence::append);
    }

    private void makeDictionary(List<PickleValue> keysAndValues) {
      stack.push(new PickleDictionary());
      put(keysAndValues);
    }

    private void put(List<PickleValue> keysAndValues) {
      if (!(stack.top() instanceof PickleDictionary dictionary)) {
        throw bytes.damaged("items for something that is no dictionary");
      }
      if (keysAndValues.size() % 2 != 0) {
        throw bytes.damaged("a key without a value");
      }
      for (int i = 0; i < keysAndValues.size(); i += 2) {
        dictionary.put(keysAndValues.get(i), keysAndValues.get(i + 1));
      }
    }

    private void pushGlobal(List<PickleValue> moduleAndName) {
      if (moduleAndName.get(0) instanceof Text module
          && moduleAndName.get(1) instanceof Text name) {
        pushGlobal(module.value(), name.value());
      } else {
        throw bytes.damaged("a class without a name");
      }
    }

    private void pushGlobal(String module, String name) {
      Global global = new Global(module, name);
      if (!allowed.allows(global)) {
        throw file.wrong(
            "its pickle names %s, which is not on the list of what a file of weights needs; nothing"
                + " of it was executed. If you trust the file, load it in Python and save the"
                + " tensors alone, best as safetensors.",
            global);
      }
      stack.push(global);
    }

    private void call(List<PickleValue> callableAndArguments) {
      if (callableAndArguments.get(0) instanceof Global global
          && callableAndArguments.get(1) instanceof PickleSequence arguments) {
        stack.push(allowed.call(global, arguments.items()));
      } else {
        throw bytes.damaged("a call of something that is no function");
      }
    }

    /** Attributes, such as the version numbers of a state dictionary, say nothing about weights. */
    private void build() {
      stack.pop();
      PickleValue target = stack.top();
      if (!(target instanceof PickleDictionary || target instanceof Made)) {
        throw bytes.damaged("attributes for something that has none");
      }
    }

    private void recall(long index) {
      PickleValue value = memo.get(index);
      if (value == null) {
        throw bytes.damaged("a reference to something that is not there");
      }
      stack.push(value);
    }
  }
}
