package dev.ostiary.log;

import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementRoutes;

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
    log.write(
        call.tenant(),
        request,
        LogEvent.of(type, request.method() + " " + request.path())
            .client(call.caller().clientId())
            .detail("status", Integer.toString(status)));
  }
}
