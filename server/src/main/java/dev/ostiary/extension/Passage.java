package dev.ostiary.extension;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.execution.Flow;
import dev.ostiary.sandbox.RunResult.Command;
import dev.ostiary.tenant.Tenant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One passage of a flow through the hooks and then the Actions of a trigger. */
public final class Passage {
  private final Extensions parts;
  private final Tenant tenant;
  private final Point point;
  private final List<Deployed> programs;
  private final Flow flow;
  private final ProgramCache cache;

  /** What a trigger tells its programs, and makes of what they decide. */
  public interface Judge {
    /** What an Action is told, as the programs before it left it; without its secrets. */
    ObjectNode event();

    /** What a hook is called with before its callback; without its secrets. */
    default ArrayNode arguments() {
      return Json.array();
    }

    /**
     * Takes what an Action decided.
     *
     * @param by the program and its line
     * @return null when the flow goes on
     */
    default @Nullable Refusal decided(Command command, String by) {
      return null;
    }

    /** Takes what a hook has given its callback. */
    default @Nullable Refusal answered(JsonNode value, String by) {
      return null;
    }
  }

  /**
   * A passage.
   *
   * @param dry whether nothing outside of it changes
   */
  Passage(Extensions parts, Tenant tenant, Point point, List<Deployed> programs, boolean dry) {
    this.parts = parts;
    this.tenant = tenant;
    this.point = point;
    this.programs = List.copyOf(programs);
    this.flow = parts.flow(tenant.id(), point.id(), dry);
    this.cache = dry ? parts.cache().apart(tenant.id(), point.id()) : parts.cache();
  }

  /** Whether there is nobody to ask. */
  public boolean isEmpty() {
    return programs.isEmpty();
  }

  /** Asks one after the other until one refuses. */
  public @Nullable Refusal ask(Judge judge) {
    for (var program : programs) {
      var refusal = ask(program, judge);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** Tells all of them; what one does is nothing to the next. */
  public void tell(Judge judge) {
    programs.forEach(program -> ask(program, judge));
  }

  /** Keeps what they did, and says in the audit log which of them failed. */
  public void keep(@Nullable String user, @Nullable String client) {
    parts.executions().keep(tenant.id(), flow, user, client);
  }

  /** What they did, for people. */
  public List<ObjectNode> shown() {
    return flow.shown();
  }

  private @Nullable Refusal ask(Deployed program, Judge judge) {
    return program.kind() == Kind.HOOK ? hook(program, judge) : action(program, judge);
  }

  private @Nullable Refusal action(Deployed program, Judge judge) {
    var event = judge.event();
    event.set("secrets", Events.texts(program.secrets()));
    var input = Json.object().put("trigger", point.id()).put("handler", point.handler());
    input.set("event", event);
    input.set("cache", cache.of(tenant.id(), point.id()));
    var result = flow.run(program, input);
    if (!result.ok()) {
      return Refusal.failed(program, result);
    }
    for (var command : result.commands()) {
      if (command.name().startsWith("cache.")) {
        cache.change(tenant.id(), point.id(), command);
        continue;
      }
      var refusal = judge.decided(command, program.at(command.line()));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** Hooks find their secrets in the last argument, the context. */
  private @Nullable Refusal hook(Deployed program, Judge judge) {
    var arguments = judge.arguments();
    if (arguments.path(arguments.size() - 1) instanceof ObjectNode context) {
      context.putObject("webtask").set("secrets", Events.texts(program.secrets()));
    }
    var input = Json.object();
    input.set("arguments", arguments);
    var result = flow.run(program, input);
    return result.ok()
        ? judge.answered(result.value(), program.at(0))
        : Refusal.failed(program, result);
  }
}
