package dev.ostiary.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How many files and connections the server may have open at once. */
public final class LimitsCheck implements Check {
  private static final String NAME = "open-files";
  private static final long ENOUGH = 8_192;
  private static final long LEAST = 1_024;
  private final long most;

  private LimitsCheck(long most) {
    this.most = most;
  }

  /** Of the server that has told of a request; of this process when there is none. */
  public static LimitsCheck of(ObjectNode arrival) {
    return new LimitsCheck(
        arrival.has(Arrival.MOST_FILES) ? arrival.get(Arrival.MOST_FILES).asLong() : most());
  }

  /** Files that this process may open; -1 where that cannot be known. */
  static long most() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : -1;
  }

  @Override
  public List<Finding> look() {
    if (most < 0) {
      return List.of();
    }
    var saw = "The server may open %,d files and connections at once".formatted(most);
    var advice =
        "Raise it: LimitNOFILE=65536 in systemd's unit, or ulimit -n 65536 before the start.";
    if (most < LEAST) {
      return List.of(Finding.fail(NAME, saw, advice));
    }
    return List.of(most < ENOUGH ? Finding.warn(NAME, saw, advice) : Finding.ok(NAME, saw));
  }
}
