package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that was seen. */
public record Report(List<Finding> findings) {
  /** Looks at everything, in order. */
  public static Report of(List<Check> checks) {
    return new Report(checks.stream().flatMap(check -> check.look().stream()).toList());
  }

  /** Whether something must be mended. */
  public boolean failed() {
    return count(Finding.Level.FAIL) > 0;
  }

  private long count(Finding.Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }

  /** For people. */
  public String text() {
    return findings.stream().map(Finding::text).collect(Collectors.joining("\n"))
        + "\n\n%d ok, %d to look at, %d to mend"
            .formatted(
                count(Finding.Level.OK), count(Finding.Level.WARN), count(Finding.Level.FAIL));
  }

  /** For programs: {@code {"failed", "findings": [{"check", "level", "saw", "advice"}]}}. */
  public String json() {
    var json = Json.object().put("failed", failed());
    var all = json.putArray("findings");
    findings.forEach(finding -> all.add(finding.json()));
    return Json.write(json);
  }
}
