package dev.ostiary.stream;

import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import java.util.List;
import java.util.OptionalLong;

/** What became of the events of a stream. Nothing is sent yet, so that there is nothing to tell. */
public final class EventDeliveriesApi implements ManagementApi {
  private static final String PATH = "/event-streams/{id}";
  private final EventStreams streams;
  private final Time time;

  /** The resource. */
  public EventDeliveriesApi(EventStreams streams, Time time) {
    this.streams = streams;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH + "/deliveries", "read:event_streams")
                .summary("List deliveries that failed")
                .query("statuses", text(), "How they ended, separated by commas")
                .query("event_types", text(), "Kinds of events, separated by commas")
                .query("date_from", time(), "First moment")
                .query("date_to", time(), "Last moment")
                .checkpoints("deliveries", EventSchema.DELIVERY)
                .stored(),
            this::list)
        .add(
            Operation.get(PATH + "/deliveries/{event_id}", "read:event_streams")
                .summary("Get a delivery")
                .answers(200, EventSchema.DELIVERY)
                .stored(),
            this::missing)
        .add(
            Operation.post(PATH + "/redeliver", "update:event_streams")
                .summary("Send events again")
                .creates(EventSchema.REDELIVERY)
                .answers(202, EventSchema.REDELIVERY)
                .stored(),
            this::redeliver)
        .add(
            Operation.post(PATH + "/redeliver/{event_id}", "update:event_streams")
                .summary("Send one event again")
                .answers(202)
                .stored(),
            this::missing)
        .add(
            Operation.post(PATH + "/test", "update:event_streams")
                .summary("Send a test event")
                .note("The delivery fails: this server does not send events yet.")
                .creates(EventSchema.TEST)
                .answers(202, EventSchema.DELIVERY)
                .stored(),
            this::test);
  }

  private Response list(Call call) {
    streams.find(call);
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("deliveries", List.of(), OptionalLong.of(0));
  }

  private Response missing(Call call) {
    streams.find(call);
    throw ManagementError.notFound(null, "The event does not exist.");
  }

  private Response redeliver(Call call) {
    streams.find(call);
    return Response.json(202, call.body());
  }

  private Response test(Call call) {
    var stream = streams.find(call);
    var delivery =
        Json.object()
            .put("id", "evt_" + Ids.base58(22))
            .put("event_stream_id", stream.id())
            .put("status", "failed")
            .put("event_type", Json.text(call.body(), "event_type", ""));
    delivery
        .putArray("attempts")
        .addObject()
        .put("status", "failed")
        .put("timestamp", Time.text(time.millis()))
        .put("error_message", "This server does not send events yet.");
    return Response.json(202, delivery);
  }
}
