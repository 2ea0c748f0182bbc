package dev.ostiary.token;

import dev.ostiary.client.Client;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;

/** Turns an authorization request into what the issuer plans. */
public final class Planning {
  private Planning() {}

  /** The issuance that the request asks for, once this user is signed in. */
  public static IssuanceRequest of(
      Tenant tenant, Client client, AuthorizationRequest request, SignedIn who) {
    var flow =
        request.responseTypes().contains(ResponseType.CODE)
            ? IssuanceRequest.Flow.CODE
            : IssuanceRequest.Flow.FRONT_CHANNEL;
    return of(tenant, client, request, who, flow);
  }

  /** Who is signed in, and how. */
  public record SignedIn(User user, Login login) {}

  /** The same for the tokens that travel through the browser. */
  public static IssuanceRequest frontChannel(
      Tenant tenant, Client client, AuthorizationRequest request, SignedIn who) {
    return of(tenant, client, request, who, IssuanceRequest.Flow.FRONT_CHANNEL);
  }

  private static IssuanceRequest of(
      Tenant tenant,
      Client client,
      AuthorizationRequest request,
      SignedIn who,
      IssuanceRequest.Flow flow) {
    var details =
        new IssuanceRequest.Details(
            request.nonce(),
            request.get("claims").orElse(null),
            request.maxAge().isPresent(),
            request.get("organization").orElse(null));
    return new IssuanceRequest(
        tenant,
        client,
        flow,
        who.user(),
        request.audience(),
        request.scopes(),
        who.login(),
        details);
  }
}
