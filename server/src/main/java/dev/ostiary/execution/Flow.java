package dev.ostiary.execution;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.hostcall.ProgramCalls;
import dev.ostiary.sandbox.Limits;
import dev.ostiary.sandbox.Program;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.sandbox.Sandbox;
import dev.ostiary.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One passage through a trigger: runs its programs one after the other within one limit of time and
 * keeps what each did.
 */
public final class Flow {
  private final Sandbox sandbox;
  private final Supplier<ProgramCalls> calls;
  private final String tenant;
  private final String trigger;
  private final Time time;
  private final String id;
  private final long began;
  private final long start = Time.ticks();
  private final List<Executed> executed = new ArrayList<>();

  /**
   * One program that ran.
   *
   * @param commands what it decided, without its secrets
   * @param calls what it asked the server for, without its secrets
   */
  public record Executed(
      Deployed program, long at, RunResult result, JsonNode commands, JsonNode calls) {
    /** As JSON, for the execution log, the preview and test runs. */
    public ObjectNode toJson() {
      var json =
          Json.object()
              .put("kind", program.kind().text())
              .put("id", program.id())
              .put("name", program.name())
              .put("version", program.version())
              .put("started_at", Time.text(at))
              .put("status", status())
              .put("duration_ms", result.micros() / 1000.0);
      json.set("commands", commands);
      json.set("logs", result.logs());
      json.set("calls", calls);
      var error = result.error();
      json.set("error", error == null ? null : error.toJson());
      return json;
    }

    /** How it ended, in lower case. */
    public String status() {
      return result.status().name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A passage that begins now.
   *
   * @param calls makes what one run may ask for
   */
  public Flow(
      Sandbox sandbox, Supplier<ProgramCalls> calls, String tenant, String trigger, Time time) {
    this.sandbox = sandbox;
    this.calls = calls;
    this.tenant = tenant;
    this.trigger = trigger;
    this.time = time;
    began = time.millis();
    id = Ids.ulid(began);
  }

  /** The id of its execution. */
  public String id() {
    return id;
  }

  /** Whether no program has run. */
  public boolean isEmpty() {
    return executed.isEmpty();
  }

  /** The programs that ran, in order. */
  public List<Executed> executed() {
    return executed;
  }

  /** What each of them did, for people. */
  public List<ObjectNode> shown() {
    return executed.stream().map(Executed::toJson).toList();
  }

  /**
   * Runs a program with what is left of the time. What it wrote to its console and its error come
   * without the values of its secrets.
   */
  public RunResult run(Deployed program, ObjectNode input) {
    return run(program, input, Scrubber.of("secret", program.secrets()));
  }

  /** The same with something else to hide (SBX-05). */
  public RunResult run(Deployed program, ObjectNode input, Scrubber scrubber) {
    long at = time.millis();
    var host = calls.get();
    var left = Limits.STANDARD.whole().minus(Duration.ofNanos(Time.ticks() - start));
    var shape =
        program.kind() == Kind.ACTION || program.kind() == Kind.HOOK
            ? Program.Shape.MODULE
            : Program.Shape.FUNCTION;
    var result =
        timed(
                new Program(tenant, file(program), program.code(), shape),
                input.put("kind", program.kind().text()),
                Limits.STANDARD.within(left),
                host)
            .told(scrubber::clean);
    var commands = Decisions.of(program.kind(), result);
    executed.add(
        new Executed(program, at, result, scrubber.clean(commands), scrubber.clean(host.calls())));
    return result;
  }

  private RunResult timed(Program program, ObjectNode input, Limits limits, ProgramCalls host) {
    return Trace.span(
        "program",
        () -> {
          Trace.note("ostiary.trigger", trigger);
          var result = sandbox.run(program, input, limits, host);
          Trace.note("ostiary.program.status", result.status().name().toLowerCase(Locale.ROOT));
          return result;
        });
  }

  /** What stack traces say; the name without what would look like a path or a line in it. */
  private static String file(Deployed program) {
    return program.name().replaceAll("[^A-Za-z0-9 _.-]", "_");
  }

  /** The whole as the execution log keeps it. */
  public ObjectNode toJson(@Nullable String user, @Nullable String client) {
    var failed = executed.stream().filter(e -> !e.result().ok()).findFirst();
    var json =
        Json.object()
            .put("id", id)
            .put("trigger_id", trigger)
            .put("created_at", Time.text(began))
            .put("duration_ms", (Time.ticks() - start) / 1_000_000.0)
            .put("status", failed.map(Executed::status).orElse("ok"))
            .put("user_id", user)
            .put("client_id", client);
    var results = json.putArray("results");
    executed.forEach(e -> results.add(e.toJson()));
    return json;
  }
}
