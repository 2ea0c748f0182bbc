package dev.ostiary.key;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/keys/signing}: the keys that sign the tenant's tokens with RS256. */
public final class KeysApi implements ManagementApi {
  private static final Schema KEY =
      Schema.of(
              Schema.readOnly("kid", Type.text(), "Name of the key in token headers"),
              Schema.readOnly("cert", Type.text(), "Public certificate in PEM"),
              Schema.readOnly("pkcs7", Type.text(), "The same as PKCS #7"),
              Schema.readOnly("fingerprint", Type.text(), "SHA-1 of the certificate with colons"),
              Schema.readOnly("thumbprint", Type.text(), "SHA-1 of the certificate"),
              Schema.readOnly("current", Type.flag(), "Whether it signs now"),
              Schema.readOnly("next", Type.flag(), "Whether it signs after the next rotation"),
              Schema.readOnly("previous", Type.flag(), "Whether it signed until the last rotation"),
              Schema.readOnly("current_since", Type.text(), "Since when it has signed"),
              Schema.readOnly("current_until", Type.text(), "Until when it signed"),
              Schema.readOnly("revoked", Type.flag(), "Whether it is withdrawn"),
              Schema.readOnly("revoked_at", Type.text(), "When it was withdrawn"))
          .titled("SigningKey");
  private static final Schema SHORT =
      Schema.of(
          Schema.readOnly("kid", Type.text(), "Name of the key"),
          Schema.readOnly("cert", Type.text(), "Public certificate in PEM"));

  private final Keys keys;

  /** The resource. */
  public KeysApi(Keys keys) {
    this.keys = keys;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/keys/signing", "read:signing_keys")
                .summary("List the signing keys")
                .note("Applications find the public keys at `/.well-known/jwks.json`.")
                .answers(200, Type.listOf(Type.object(KEY))),
            this::list)
        .add(
            Operation.get("/keys/signing/{kid}", "read:signing_keys")
                .summary("Get a signing key")
                .answers(200, KEY),
            this::get)
        .add(
            Operation.post("/keys/signing/rotate", "create:signing_keys")
                .summary("Let the next key sign")
                .note(
                    "The current key becomes a previous one and stays published for 30 days, as long"
                        + " as a token may live; of many rotations the last eight previous keys do.")
                .answers(201, SHORT),
            this::rotate)
        .add(
            Operation.put("/keys/signing/{kid}/revoke", "update:signing_keys")
                .summary("Withdraw a key")
                .note(
                    "Nothing it signed is accepted any more. The current key is rotated out first.")
                .answers(200, SHORT),
            this::revoke);
  }

  private Response list(Call call) {
    var array = Json.array();
    keys.all(call.tenant()).stream()
        .filter(k -> k.key().algorithm() == Algorithm.RS256)
        .forEach(k -> array.add(shown(k)));
    return Response.json(200, array);
  }

  private Response get(Call call) {
    return Response.json(200, shown(find(call)));
  }

  private Response rotate(Call call) {
    return Response.json(201, brief(keys.rotate(call.tenant(), Algorithm.RS256)));
  }

  private Response revoke(Call call) {
    var key = find(call);
    keys.revoke(call.tenant(), key);
    return Response.json(200, brief(key.key()));
  }

  private TenantKey find(Call call) {
    return keys.find(call.tenant(), call.path("kid"))
        .filter(k -> k.key().algorithm() == Algorithm.RS256)
        .orElseThrow(
            () -> ManagementError.notFound("inexistent_signing_key", "The key does not exist"));
  }

  private static ObjectNode brief(SigningKey key) {
    return Json.object().put("cert", key.certificatePem()).put("kid", key.kid());
  }

  private static ObjectNode shown(TenantKey key) {
    var thumbprint = key.key().certificateThumbprint();
    var since = Time.text(key.since());
    var json =
        brief(key.key())
            .put("fingerprint", thumbprint.replaceAll("(..)(?!$)", "$1:"))
            .put("thumbprint", thumbprint);
    return switch (key.place()) {
      case CURRENT -> json.put("current", true).put("current_since", since);
      case NEXT -> json.put("next", true);
      case PREVIOUS -> json.put("previous", true).put("current_until", since);
      case REVOKED -> json.put("revoked", true).put("revoked_at", since);
    };
  }
}
