package dev.ostiary.hostcall;

import dev.ostiary.common.Json;
import dev.ostiary.http.Exchange;
import dev.ostiary.outgoing.Answer;
import dev.ostiary.outgoing.OutgoingHttp;
import dev.ostiary.outgoing.OutgoingRequest;
import dev.ostiary.outgoing.Refusal;
import dev.ostiary.outgoing.WebAddress;
import dev.ostiary.sandbox.HostCalls;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What one run of a tenant's program may ask for: HTTP to other hosts, and its own tenant's APIs
 * with credentials that it brings. Made on the thread that answers the request for which the
 * program runs; every call is recorded.
 */
public final class ProgramCalls implements HostCalls {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramCalls.class);
  private static final String FAILED = "The server could not do it";
  private static final int DEEPEST = 1;
  private final @Nullable Way way;
  private final int depth = Nesting.depth();
  private final CallLog log = new CallLog();
  private final Map<ManagementCall.Credentials, Answer> tokens = new HashMap<>();

  /**
   * What is outside of programs.
   *
   * @param http the guarded way to other hosts
   * @param server this server
   */
  public record Outside(OutgoingHttp http, Exchange server, Tenants tenants) {}

  private record Way(Outside outside, Tenant tenant) {}

  private ProgramCalls(@Nullable Way way) {
    this.way = way;
  }

  /** Carries calls out. */
  public static ProgramCalls live(Outside outside, String tenant) {
    return new ProgramCalls(new Way(outside, outside.tenants().byId(tenant)));
  }

  /** Refuses and records them. */
  public static ProgramCalls dry() {
    return new ProgramCalls(null);
  }

  /** The calls so far: {@code {name, detail, status, duration_ms, error}} each. */
  public ArrayNode calls() {
    return log.toJson();
  }

  @Override
  public JsonNode answer(String name, JsonNode arguments) {
    var entry = log.begin(name);
    try {
      return switch (name) {
        case "fetch" -> fetch(entry, arguments.path(0).asString(""), arguments.path(1));
        case "auth0" -> manage(entry, arguments.path(0));
        default -> throw new Refusal("not possible here");
      };
    } catch (Refusal e) {
      var why = String.valueOf(e.getMessage());
      entry.refused(why);
      throw new Refused(why);
    } catch (RuntimeException e) {
      LOG.error("A call of a program failed: {}", name, e);
      entry.refused(FAILED);
      throw new Refused(FAILED);
    }
  }

  private JsonNode fetch(CallLog.Entry entry, String address, JsonNode options) {
    var url = WebAddress.of(address);
    entry.describe(Json.text(options, "method", "GET") + " " + Fetch.withoutSecrets(url));
    var request = Fetch.request(options);
    var to = way();
    var answer =
        OwnServer.has(to.tenant(), url)
            ? own(to, url, request, false)
            : to.outside().http().send(to.tenant().id(), url, request);
    entry.answered(answer.status());
    return Fetch.shown(options, answer);
  }

  private Way way() {
    if (way == null) {
      throw new Refusal("blocked in a dry run");
    }
    return way;
  }

  private Answer own(Way to, URI url, OutgoingRequest request, boolean quiet) {
    if (depth >= DEEPEST) {
      throw new Refusal("A program that another program set off does not call this server");
    }
    var server = new OwnServer(to.outside().server());
    return Nesting.below(depth, quiet, () -> server.send(to.tenant(), url, request));
  }

  private JsonNode manage(CallLog.Entry entry, JsonNode json) {
    var call = ManagementCall.of(json);
    entry.describe(call.detail());
    var to = way();
    call.requireOwn(to.tenant());
    var token = call.credentials().token();
    if (call.credentials().ofClient()) {
      var granted = granted(to, call.credentials());
      token = Json.text(ManagementCall.body(granted), "access_token");
      if (token == null) {
        entry.answered(granted.status());
        return ManagementCall.shown(granted);
      }
    }
    var url = OwnServer.url(to.tenant(), call.path());
    var answer = own(to, url, call.request(token), false);
    entry.answered(answer.status());
    return ManagementCall.shown(answer);
  }

  /** A token for the program's credentials, once in a run; calls that come together wait for it. */
  private synchronized Answer granted(Way to, ManagementCall.Credentials credentials) {
    var before = tokens.get(credentials);
    if (before != null) {
      return before;
    }
    var request = ManagementCall.tokenRequest(to.tenant(), credentials);
    var answer = own(to, OwnServer.url(to.tenant(), "/oauth/token"), request, true);
    tokens.put(credentials, answer);
    return answer;
  }
}
