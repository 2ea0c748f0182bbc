package dev.ostiary.sandbox;

import dev.ostiary.common.Hashes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the JVM remembers of a process that has practised (JEP 483 and 515): with it the next one
 * starts in half the time and is fast from its first run. It is made once for a runner and a JVM,
 * by a process that runs nothing of any tenant, while the server goes on; later starts find it.
 */
final class StartCache {
  private static final Logger LOG = LoggerFactory.getLogger(StartCache.class);
  private static final int MINUTES = 30;
  private final Path directory;

  /** Where the runner's file is. */
  private final Path beside;

  private final List<String> jvm;
  private final Path file;
  private @Nullable Process training;
  private volatile boolean stopped;
  private volatile boolean distrusted;

  /**
   * A cache that may not be there yet.
   *
   * @param directory where it is kept
   * @param jar the runner's, where its processes find it
   * @param version of the runner: another when its content is another
   * @param jvm the command of a process, with the jar at its end
   */
  StartCache(Path directory, Path jar, String version, List<String> jvm) {
    this.directory = directory;
    beside = Objects.requireNonNull(jar.toAbsolutePath().getParent());
    this.jvm = jvm;
    var flags = jvm.subList(1, jvm.size() - 1);
    var about = version + '\n' + System.getProperty("java.vm.version") + '\n' + flags;
    file = directory.resolve("runner-" + Hashes.sha256(about).substring(0, 16) + ".aot");
  }

  /** The command of a process, with the cache when it is there. */
  List<String> command() {
    return command("-XX:AOTCache=", near(), !distrusted && Files.isReadable(near()));
  }

  private List<String> command(String flag, Path cache, boolean wanted) {
    var all = new ArrayList<>(jvm);
    if (wanted) {
      all.add(1, flag + cache);
    }
    return all;
  }

  /** The cache lies beside the runner's file, where the processes may read. */
  Path near() {
    return beside.resolve(file.getFileName());
  }

  /** Puts the cache where processes find it; when there is none, makes it, and takes its time. */
  void provide() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      if (Files.exists(file) && !Files.exists(near())) {
        var fresh = Files.createTempFile(beside, "cache", ".new");
        Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
        publish(fresh, near());
      }
    } catch (IOException e) {
      LOG.warn("Processes for programs start without a cache: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void publish(Path fresh, Path wanted) throws IOException {
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(fresh, wanted, StandardCopyOption.ATOMIC_MOVE);
  }

  /** One server at a time makes it; the others do without until it is there. */
  private void make() throws IOException, InterruptedException {
    var options = List.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try (var channel =
            FileChannel.open(
                directory.resolve("runner.lock"), options.toArray(StandardOpenOption[]::new));
        var lock = channel.tryLock()) {
      if (lock != null && !Files.exists(file)) {
        var fresh = directory.resolve("runner.new");
        if (train(fresh)) {
          publish(fresh, file);
          forgetOthers(directory);
          forgetOthers(beside);
        }
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("Another part of this process makes the cache");
    }
  }

  private boolean train(Path fresh) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("nice", "-n", "19"));
    command.addAll(command("-XX:AOTCacheOutput=", fresh, true));
    command.add("--practice");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    synchronized (this) {
      training = process;
    }
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    if (ended && process.exitValue() == 0 && Files.exists(fresh)) {
      return true;
    }
    if (!stopped) {
      LOG.warn("Processes for programs start without a cache: practising did not come to an end");
    }
    return false;
  }

  /** Caches of other runners and other JVMs. */
  private void forgetOthers(Path where) throws IOException {
    try (var all = Files.newDirectoryStream(where, "runner-*.aot")) {
      for (var one : all) {
        if (!one.getFileName().equals(file.getFileName())) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  /** Does without it from now on, when a process did not start; whether that is a change. */
  boolean distrust() {
    boolean used = !distrusted && Files.isReadable(near());
    distrusted = true;
    return used;
  }

  /** Nobody needs it any more. */
  synchronized void stop() {
    stopped = true;
    if (training != null) {
      training.destroyForcibly();
    }
  }
}
