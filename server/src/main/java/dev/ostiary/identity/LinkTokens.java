package dev.ostiary.identity;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verification.IdTokenHints;

/** ID tokens by which somebody proves to be another user as well. */
public final class LinkTokens {
  private final Tenants tenants;
  private final IdTokenHints tokens;
  private final Time time;

  /** A reader. */
  public LinkTokens(Tenants tenants, IdTokenHints tokens, Time time) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.time = time;
  }

  /**
   * The user whom a token names.
   *
   * @param ownOnly whether it must be of the caller's own application: another's token may have
   *     been sent to anybody
   * @throws ManagementError 400 when it proves nothing
   */
  String subject(Call call, String token, boolean ownOnly) {
    var claims =
        tokens
            .read(tenants.byId(call.tenant()), token)
            .filter(c -> Json.number(c, "exp", 0) > time.seconds())
            .filter(c -> !ownOnly || call.caller().clientId().equals(Json.text(c, "aud")));
    return claims
        .map(c -> Json.text(c, "sub", ""))
        .orElseThrow(
            () ->
                ManagementError.invalidBody(
                    "'Not a valid ID token of this application' on property link_with."));
  }
}
