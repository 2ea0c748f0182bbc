package dev.ostiary.stream;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;

/** {@code /api/v2/event-streams}. */
public final class EventStreamsApi implements ManagementApi {
  private static final String PATH = "/event-streams";
  private final EventStreams streams;

  /** The resource. */
  public EventStreamsApi(EventStreams streams) {
    this.streams = streams;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:event_streams")
                .summary("List event streams")
                .checkpoints("eventStreams", EventSchema.STREAM)
                .stored(),
            this::list)
        .add(
            Operation.post(PATH, "create:event_streams")
                .summary("Create an event stream")
                .creates(EventSchema.STREAM)
                .answers(201, EventSchema.STREAM)
                .stored(),
            call -> Response.json(201, streams.shown(streams.create(call.tenant(), call.body()))))
        .add(
            Operation.get(PATH + "/{id}", "read:event_streams")
                .summary("Get an event stream")
                .answers(200, EventSchema.STREAM)
                .stored(),
            call -> Response.json(200, streams.shown(streams.find(call))))
        .add(
            Operation.patch(PATH + "/{id}", "update:event_streams")
                .summary("Update an event stream")
                .note("A destination keeps its type, and its secrets when they are left out.")
                .changes(EventSchema.STREAM)
                .answers(200, EventSchema.STREAM)
                .stored(),
            call ->
                Response.json(
                    200,
                    streams.shown(streams.update(call.tenant(), call.path("id"), call.body()))))
        .add(
            Operation.delete(PATH + "/{id}", "delete:event_streams")
                .summary("Delete an event stream")
                .answers(204)
                .stored(),
            streams::delete);
  }

  private Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("eventStreams", streams.all(call.tenant()), streams::shown);
  }
}
