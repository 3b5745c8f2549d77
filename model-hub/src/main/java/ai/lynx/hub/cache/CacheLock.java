package ai.lynx.hub.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Held while a file of the cache is being made, against other threads and other processes. The
 * system frees it when the process ends, however that ends.
 */
public final class CacheLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  /**
   * Who in this process holds or waits for which lock. The one state in this project that belongs
   * to the whole process, because the system's file locks do: it grants a process what that process
   * holds already, and frees it when any of its threads closes the file.
   */
  private static final ConcurrentMap<Path, Semaphore> IN_PROCESS = new ConcurrentHashMap<>();

  private final Semaphore inProcess;
  private final FileChannel channel;

  private CacheLock(Semaphore inProcess, FileChannel channel) {
    this.inProcess = inProcess;
    this.channel = channel;
  }

  /**
   * Waits for the lock.
   *
   * @param file of the lock; made if it is absent, and left when it is free again
   * @param onWait called once if somebody else holds it
   * @throws InterruptedException if the thread is told to stop
   */
  public static CacheLock acquire(Path file, Runnable onWait)
      throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Path real = file.getParent().toRealPath().resolve(file.getFileName());
    Semaphore inProcess = IN_PROCESS.computeIfAbsent(real, path -> new Semaphore(1));
    boolean told = false;
    if (!inProcess.tryAcquire()) {
      onWait.run();
      told = true;
      inProcess.acquire();
    }
    boolean held = false;
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        while (lock == null) {
          if (!told) {
            onWait.run();
            told = true;
          }
          Thread.sleep(POLL_MILLIS);
          lock = channel.tryLock();
        }
        held = true;
        return new CacheLock(inProcess, channel);
      } finally {
        if (!held) {
          channel.close();
        }
      }
    } finally {
      if (!held) {
        inProcess.release();
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close(); // frees the lock
    } finally {
      inProcess.release();
    }
  }
}
