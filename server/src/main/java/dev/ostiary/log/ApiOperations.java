package dev.ostiary.log;

import dev.ostiary.common.Json;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementRoutes;
import java.util.List;

/** Keeps every change through the Management API, done or refused. */
public final class ApiOperations implements ManagementRoutes.Audit {
  private final AuditLog log;

  /** Into this log. */
  public ApiOperations(AuditLog log) {
    this.log = log;
  }

  @Override
  public void changed(Call call, int status) {
    var request = call.request();
    var type = status < 400 ? LogType.API_OPERATION : LogType.FAILED_API_OPERATION;
    var caller = call.caller();
    var event =
        LogEvent.of(type, request.method() + " " + request.path())
            .client(caller.clientId())
            .user(caller.machine() ? null : caller.subject(), null)
            .detail("status", Integer.toString(status));
    var body = call.operation().body();
    for (var member : body == null ? List.<String>of() : body.told()) {
      event = event.detail(member, Json.text(call.json(), member));
    }
    log.write(call.tenant(), request, event);
  }
}
