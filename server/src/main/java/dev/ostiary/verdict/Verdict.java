package dev.ostiary.verdict;

import dev.ostiary.tenant.Tenant;
import java.util.Map;

/**
 * Everything that can be said of a token, in the order in which it is said: what cannot be read,
 * the wrong kind of token, the wrong place, then what a new token would have as well, what a new
 * token mends, and last what the token may do, because an API asks that last. Of several that apply
 * the first is the headline: mending a later one would leave the token refused.
 */
public enum Verdict {
  ENCRYPTED_TOKEN(
      Where.CLIENT,
      "audience",
      "The token is encrypted (JWE, five parts): your API cannot read it, and this server issues"
          + " none like it.",
      "In {app}, request an access token with audience {audience} and send that one, not a session"
          + " cookie and not the token of another server."),
  OPAQUE_NO_AUDIENCE(
      Where.CLIENT,
      "audience",
      "This is a random string and no JWT: no API was named when it was requested, so no API can"
          + " check it.",
      "In {app}, add audience {audience} to the authorization parameters and sign in again."),
  ID_TOKEN_AS_BEARER(
      Where.CLIENT,
      "access_token",
      "This is an ID token: it tells an application who signed in, and no API may accept it.",
      "In {app}, send the access token instead of the ID token, and request it with audience"
          + " {audience}."),
  ISS_SLASH(
      Where.API,
      "issuer",
      "The issuer in the token and the one your API expects differ by the slash at the end.",
      "In {api}, set the issuer to {iss}, to the last character."),
  ISS_CUSTOM_DOMAIN(
      Where.API,
      "issuer",
      "The issuer in the token and the one your API expects are two domains of one tenant.",
      "In {api}, expect the issuer {iss}; use one domain for sign-in and for checking tokens."),
  ISS_OTHER_TENANT(
      Where.CLIENT,
      "domain",
      "Another tenant or another server issued the token than the one your API trusts.",
      "In {app}, set the domain to {iss}, with a client ID of that tenant."),
  ALG_HS256_VS_JWKS(
      Where.TENANT,
      "signing_alg",
      "One side uses a shared secret (HS256) and the other the public keys of jwks.json.",
      "In the settings of {apiName}, set the signing algorithm to RS256, then request a new token."),
  KID_UNKNOWN(
      Where.CLIENT,
      "domain",
      "No key of this tenant signed the token, or it was changed on its way.",
      "In {app}, send the token as it came from {iss}: check the domain, and that nothing cuts or"
          + " alters it."),
  MGMT_TOKEN_AT_API(
      Where.CLIENT,
      "audience",
      "The token is for the Management API, not for your API.",
      "In {app}, set the audience to {audience}; a token of the Management API must not leave the"
          + " programs that manage."),
  AUD_TRAILING_SLASH(
      Where.CLIENT,
      "audience",
      "The audience in the token and the one your API expects differ by the slash at the end.",
      "In {place}, set the audience to {audience}, to the last character."),
  AUD_OTHER_ENVIRONMENT(
      Where.CLIENT,
      "audience",
      "The token is for the same API in another environment.",
      "In {place}, set the audience to {audience}: take it from the settings of the environment it"
          + " runs in."),
  AUD_MISMATCH(
      Where.CLIENT,
      "audience",
      "The token is for another API.",
      "In {place}, set the audience to {audience}. An application that calls several APIs requests a"
          + " token for each."),
  DPOP_REQUIRED(
      Where.API,
      "proof_of_possession",
      "The API wants a token that is bound to a key (DPoP), and this token is not.",
      "In {api}, do not demand DPoP: this server issues bearer tokens only."),
  CLOCK_SKEW(
      Where.API,
      "clock",
      "The token begins in the future: clocks differ.",
      "On the machine of {api} and on the server, synchronise the clock (NTP), and let the library"
          + " tolerate 30 seconds."),
  EXPIRED(
      Where.CLIENT,
      "token_renewal",
      "The token has expired.",
      "In {app}, ask the SDK for the access token before each call instead of keeping one; the"
          + " lifetime is a setting of {apiName}."),
  KID_ROTATED(
      Where.CLIENT,
      "token_renewal",
      "The key that signed the token has been withdrawn since.",
      "In {app}, request a new token; if it is refused as well, let {api} read jwks.json again."),
  TOKEN_REVOKED(
      Where.TENANT,
      "access",
      "What the token was issued for has ended.",
      "In the tenant, give the access back if that was not meant; then sign in to {app} again."),
  PERMISSION_RENAMED(
      Where.API,
      "scope",
      "The permission your API asks for has another name now.",
      "In {api}, ask for {scope}, its name today."),
  SCOPE_NOT_REQUESTED(
      Where.CLIENT,
      "scope",
      "The token lacks a scope that it could have: nobody asked for it.",
      "In {app}, add {scope} to the scope parameter and sign in again."),
  SCOPE_NOT_GRANTED_RBAC(
      Where.TENANT,
      "permissions",
      "The token lacks a scope because nothing grants it.",
      "In the tenant, grant {scope} of {apiName}, then request a new token with {app}."),
  VALID_CHECK_YOUR_API(
      Where.API,
      "configuration",
      "This server finds nothing wrong with the token: the reason is in your API.",
      "In {api}, compare issuer {iss} and audience {audience} with what its library is given, and"
          + " read its log.");

  /** Where the pages about the verdicts are. */
  public static final String PATH = "/docs/verdicts";

  private final Where where;
  private final String change;
  private final String sentence;
  private final String fix;

  Verdict(Where where, String change, String sentence, String fix) {
    this.where = where;
    this.change = change;
    this.sentence = sentence;
    this.fix = fix;
  }

  /** One sentence for people. */
  public String sentence() {
    return sentence;
  }

  /** Where it is usually mended. */
  public Where where() {
    return where;
  }

  /** The setting that is usually wrong. */
  public String change() {
    return change;
  }

  /** What to do, with these values. */
  public String fix(Map<String, String> values) {
    var text = fix;
    for (var value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  /** The page about it. */
  public String documentation(Tenant tenant) {
    return tenant.issuer() + PATH.substring(1) + "/" + name();
  }
}
