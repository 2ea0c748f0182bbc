package dev.ostiary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU time that was used so far, in seconds, from {@code /proc}.
 *
 * @param server by the server's process
 * @param bench by this process
 * @param machine by everything on the machine
 */
record CpuClock(double server, double bench, double machine) {
  /** Linux counts in hundredths of a second wherever Java runs. */
  private static final double TICKS_PER_SECOND = 100;

  /** A reading now. */
  static CpuClock read(long serverPid) {
    return new CpuClock(
        process(serverPid), process(ProcessHandle.current().pid()), machineSeconds());
  }

  /** What was used since an earlier reading. */
  CpuClock since(CpuClock before) {
    return new CpuClock(server - before.server, bench - before.bench, machine - before.machine);
  }

  /** What neither the server nor this process used. */
  double others() {
    return Math.max(0, machine - server - bench);
  }

  /** Fields 14 and 15 of proc_pid_stat(5); the name before them may hold spaces. */
  static double process(long pid) {
    var line = text(Path.of("/proc/" + pid + "/stat"));
    var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** The first line of proc_stat(5) without the columns idle and iowait. */
  private static double machineSeconds() {
    var fields = text(Path.of("/proc/stat")).lines().findFirst().orElse("").split(" +");
    double ticks = 0;
    for (int i = 1; i <= 8; i++) {
      ticks += i == 4 || i == 5 ? 0 : Long.parseLong(fields[i]);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException("The bench needs Linux: " + file + " cannot be read", e);
    }
  }
}
