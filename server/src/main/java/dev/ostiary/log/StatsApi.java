package dev.ostiary.log;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.oauth.Params;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/stats}: counts of the log, by day in UTC. */
public final class StatsApi implements ManagementApi {
  private static final int MAX_DAYS = 366;
  private static final int STANDARD_DAYS = 30;
  private static final Duration ACTIVE = Duration.ofDays(30);
  private static final Schema SCHEMA =
      Schema.of(
              property("date", time(), "Begin of the day"),
              property("logins", whole(0, Long.MAX_VALUE), "Sign-ins that succeeded"),
              property("signups", whole(0, Long.MAX_VALUE), "New users who signed up"),
              property(
                  "leaked_passwords",
                  whole(0, Long.MAX_VALUE),
                  "Always 0: passwords are not compared with leaked ones yet"),
              property("created_at", time(), "Begin of the day"),
              property("updated_at", time(), "When it was counted"))
          .titled("DailyStats");

  private final DailyStats stats;
  private final Time time;

  /** The resource. */
  public StatsApi(DailyStats stats, Time time) {
    this.stats = stats;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/stats/active-users", "read:stats")
                .summary("Count the users who signed in during the last 30 days")
                .answers(200, whole(0, Long.MAX_VALUE)),
            this::active)
        .add(
            Operation.get("/stats/daily", "read:stats")
                .summary("Count sign-ins and sign-ups by day")
                .query("from", text().matching("\\d{8}"), "First day, YYYYMMDD")
                .query("to", text().matching("\\d{8}"), "Last day, YYYYMMDD")
                .answers(200, listOf(object(SCHEMA))),
            this::daily);
  }

  private Response active(Call call) {
    long count = stats.activeSince(call.tenant(), time.millis() - ACTIVE.toMillis());
    return Response.json(200, JsonNodeFactory.instance.numberNode(count));
  }

  private Response daily(Call call) {
    var today = time.now().atOffset(ZoneOffset.UTC).toLocalDate();
    var last = day(call.query(), "to", today);
    var first = day(call.query(), "from", last.minusDays(STANDARD_DAYS));
    if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
      throw ManagementError.invalidQuery("'More than " + MAX_DAYS + " days' on property from.");
    }
    var rows = Json.array();
    stats
        .between(call.tenant(), first, last.isAfter(today) ? today : last)
        .forEach((day, counts) -> rows.add(show(day, counts)));
    return Response.json(200, rows);
  }

  private static LocalDate day(Params query, String name, LocalDate standard) {
    var text = query.value(name);
    try {
      return text == null ? standard : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeParseException e) {
      throw ManagementError.invalidQuery("'Not a day' on property " + name + ".");
    }
  }

  private static ObjectNode show(LocalDate day, DailyStats.Counts counts) {
    var begin = Time.text(DailyStats.begin(day));
    return Json.object()
        .put("date", begin)
        .put("logins", counts.logins())
        .put("signups", counts.signups())
        .put("leaked_passwords", 0)
        .put("created_at", begin)
        .put("updated_at", Time.text(counts.countedAt()));
  }
}
