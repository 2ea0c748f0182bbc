package dev.ostiary.explain;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Response;
import dev.ostiary.log.DailyStats;
import dev.ostiary.log.Issuance.Kind;
import dev.ostiary.log.IssuanceStore;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/activity}: what happened in a tenant, and what to look at. */
public final class ActivityApi implements ManagementApi {
  private static final int STANDARD_DAYS = 14;
  private static final int MAX_DAYS = 90;
  private static final Type COUNT = whole(0, Long.MAX_VALUE);
  private static final Schema TOKENS =
      Schema.of(
              property("user", COUNT, "For users"),
              property("client", COUNT, "For applications themselves"))
          .titled("ActivityTokens");
  private static final Schema DAY =
      Schema.of(
              property("date", time(), "Begin of the day, in UTC"),
              property("logins", COUNT, "Sign-ins that succeeded"),
              property("signups", COUNT, "New users who signed up"),
              property("failed_logins", COUNT, "Sign-ins that failed"),
              property("tokens_issued", object(TOKENS), "Access tokens that were issued"),
              property("blocked", COUNT, "Tokens that applications were refused"))
          .titled("ActivityDay");
  private static final Schema ATTENTION =
      Schema.of(
              property("code", text(), "Stable name"),
              property("message", text(), "What it is, for people"),
              property("link", text(), "Where to look, below the dashboard's address"),
              property("values", mapOf(text()), "Counts and names in the message"))
          .titled("ActivityAttention");
  private static final Schema ACTIVITY =
      Schema.of(
              property("days", listOf(object(DAY)), "The oldest first; the last is today"),
              property("attention", listOf(object(ATTENTION)), "What to look at, now"))
          .titled("Activity");

  private final Database database;
  private final DailyStats stats;
  private final Lookout lookout;
  private final Time time;
  private final IssuanceStore issuances = new IssuanceStore();

  /** The resource. */
  public ActivityApi(Database database, DailyStats stats, Lookout lookout, Time time) {
    this.database = database;
    this.stats = stats;
    this.lookout = lookout;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.get("/activity", "read:stats")
            .summary("Count sign-ins and tokens by day, and say what needs attention")
            .query("days", Type.whole(1, MAX_DAYS), "Days of UTC, 14 if left out")
            .answers(200, ACTIVITY),
        this::activity);
  }

  private Response activity(Call call) {
    var asked = call.query().value("days");
    int days = asked == null ? STANDARD_DAYS : Integer.parseInt(asked);
    var last = DailyStats.date(time.millis());
    var first = last.minusDays(days - 1L);
    var tokens =
        database.read(tx -> issuances.days(tx, call.tenant(), DailyStats.text(first))).stream()
            .collect(Collectors.groupingBy(IssuanceStore.Day::day));
    var json = Json.object();
    var rows = json.putArray("days");
    stats
        .between(call.tenant(), first, last)
        .forEach(
            (day, counts) ->
                rows.add(shown(day, counts, tokens.getOrDefault(DailyStats.text(day), List.of()))));
    var attention = json.putArray("attention");
    lookout.look(call.tenant()).forEach(a -> attention.add(shown(a)));
    return Response.json(200, json);
  }

  private static ObjectNode shown(
      LocalDate day, DailyStats.Counts counts, List<IssuanceStore.Day> tokens) {
    var json =
        Json.object()
            .put("date", Time.text(DailyStats.begin(day)))
            .put("logins", counts.logins())
            .put("signups", counts.signups())
            .put("failed_logins", counts.failedLogins());
    Map<String, Long> issued =
        tokens.stream()
            .collect(Collectors.toMap(IssuanceStore.Day::kind, IssuanceStore.Day::issued));
    var kinds = json.putObject("tokens_issued");
    for (var kind : Kind.values()) {
      kinds.put(kind.code(), issued.getOrDefault(kind.code(), 0L));
    }
    return json.put("blocked", tokens.stream().mapToLong(IssuanceStore.Day::refused).sum());
  }

  private static ObjectNode shown(Attention attention) {
    var json =
        Json.object()
            .put("code", attention.code())
            .put("message", attention.message())
            .put("link", attention.link());
    var values = json.putObject("values");
    attention.values().forEach(values::put);
    return json;
  }
}
