package ai.lynx.assembly.model;

import ai.lynx.Answer;
import ai.lynx.Cancellation;
import ai.lynx.Chat;
import ai.lynx.ChatSession;
import ai.lynx.GenerationOptions;
import ai.lynx.TokenListener;
import ai.lynx.assembly.generation.Decoding;
import ai.lynx.assembly.lifetime.UseCount;
import ai.lynx.error.ClosedException;
import ai.lynx.media.Media;
import ai.lynx.spi.engine.Scope;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A session that keeps keys and values of the conversation that it read last. */
final class ModelChatSession implements ChatSession {
  private final Answering answering;
  private final Function<Chat, ChatInput> inputs;
  private final UseCount uses;
  private final Consumer<ModelChatSession> closed;

  /** Numbers of the pictures that the conversation has; the next is new. */
  private final IdentityHashMap<Media, Integer> numbers = new IdentityHashMap<>();

  private int nextNumber;
  private boolean open = true;
  private Scope memory;
  private Remembered remembered = Remembered.NOTHING;

  /**
   * @param inputs conversations as the model reads them
   * @param uses of the model
   * @param closed told when the session is closed
   */
  ModelChatSession(
      Answering answering,
      Function<Chat, ChatInput> inputs,
      UseCount uses,
      Consumer<ModelChatSession> closed) {
    this.answering = answering;
    this.inputs = inputs;
    this.uses = uses;
    this.closed = closed;
    this.memory = answering.engine().open();
  }

  @Override
  public synchronized Answer generate(
      Chat chat, GenerationOptions options, TokenListener listener, Cancellation cancellation) {
    if (!open) {
      throw new ClosedException("The session was closed; open another to go on.");
    }
    try (UseCount.Use use = uses.begin()) {
      return answering
          .answers(
              scope -> look(scope, inputs.apply(chat)),
              new Answering.Request(options, listener, cancellation),
              this::keep)
          .get(0);
    }
  }

  private Looked look(Scope scope, ChatInput input) {
    long[] positions = input.positions(this::number);
    numbers.keySet().removeIf(media -> !input.media().contains(media));
    Remembered.Beginning beginning = remembered.of(positions, input.everywhere());
    Function<ReadBefore, PromptDecoding> reading = input.look(scope, beginning.length());
    return new Looked(
        List.of(input.row(beginning.length())),
        () -> new ReadConversation(reading.apply(take(beginning)), positions, input.everywhere()));
  }

  private int number(Media media) {
    return numbers.computeIfAbsent(media, fresh -> nextNumber++);
  }

  /** What is known of a beginning, taken out of the memory, which is empty then. */
  private ReadBefore take(Remembered.Beginning beginning) {
    Remembered all = remembered;
    remembered = Remembered.NOTHING; // whatever fails now, nothing half-read stays
    Scope old = memory;
    memory = answering.engine().open();
    try (old;
        Scope step = answering.engine().open()) {
      if (beginning.length() == 0) {
        return ReadBefore.NOTHING;
      }
      return all.isAll(beginning)
          ? all.read().in(memory)
          : all.read().beginning(step, memory, beginning.row(), beginning.length());
    }
  }

  private void keep(Decoding read) {
    if (open) { // else a listener closed the session
      remembered = ((ReadConversation) read).release(memory);
    }
  }

  @Override
  public synchronized void close() {
    if (open) {
      free();
      closed.accept(this);
    }
  }

  /** Frees the memory when the model is closed. */
  synchronized void free() {
    if (!open) {
      return;
    }
    open = false;
    remembered = Remembered.NOTHING;
    numbers.clear();
    memory.close();
  }
}
