package dev.ostiary.client;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Sealer;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;

/** The members of an application. */
final class ClientSchema {
  private static final long MAX_LIFETIME = 2_592_000;
  private static final long MAX_REFRESH_LIFETIME = 157_788_000;

  private static final String[] GRANT_TYPES = {
    "authorization_code",
    "implicit",
    "refresh_token",
    "client_credentials",
    "password",
    "http://auth0.com/oauth/grant-type/password-realm",
    "http://auth0.com/oauth/grant-type/mfa-oob",
    "http://auth0.com/oauth/grant-type/mfa-otp",
    "http://auth0.com/oauth/grant-type/mfa-recovery-code",
    "http://auth0.com/oauth/grant-type/passwordless/otp",
    "http://auth0.com/oauth/legacy/grant-type/access_token",
    "http://auth0.com/oauth/legacy/grant-type/delegation/id_token",
    "http://auth0.com/oauth/legacy/grant-type/delegation/refresh_token",
    "http://auth0.com/oauth/legacy/grant-type/ro",
    "http://auth0.com/oauth/legacy/grant-type/ro/jwt-bearer",
    "urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token",
    "urn:ietf:params:oauth:grant-type:device_code",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "urn:ietf:params:oauth:grant-type:token-exchange",
    "urn:okta:params:oauth:grant-type:webauthn",
    "urn:openid:params:grant-type:ciba"
  };

  private static final Schema JWT =
      Schema.of(
          property("lifetime_in_seconds", whole(1, MAX_LIFETIME), "Seconds an ID token lives"),
          property("alg", oneOf("RS256", "HS256", "PS256"), "Algorithm that signs ID tokens"),
          property("secret_encoded", flag(), "Whether the secret is base64url encoded"),
          property("scopes", any(), "Scopes of the legacy delegation"));

  private static final Schema REFRESH =
      Schema.of(
          property("rotation_type", oneOf("rotating", "non-rotating"), "Rotation").needed(),
          property("expiration_type", oneOf("expiring", "non-expiring"), "Expiration").needed(),
          property("leeway", whole(0, 3_600), "Seconds in which a used token works again"),
          property("token_lifetime", whole(1, MAX_REFRESH_LIFETIME), "Seconds of life"),
          property("idle_token_lifetime", whole(1, MAX_REFRESH_LIFETIME), "Seconds without use"),
          property("infinite_token_lifetime", flag(), "Whether they never end"),
          property("infinite_idle_token_lifetime", flag(), "Whether disuse never ends them"));

  /** Here a credential is either new or a reference: nothing but its form is required. */
  private static final Schema CREDENTIAL =
      ClientCredentials.SCHEMA
          .without("id", "credential_type", "pem", "created_at", "updated_at")
          .and(
              property("id", text().atMost(64), "Id of a credential that the application has"),
              property("credential_type", oneOf("public_key"), "Type of the credential"),
              property("pem", text().atMost(16_384), "Public key in PEM").hidden())
          .titled("");

  private static final Schema AUTHENTICATION =
      Schema.of(
          property(
              "private_key_jwt",
              object(
                  Schema.of(
                      property(
                              "credentials",
                              listOf(object(CREDENTIAL)).atLeast(1).atMost(2),
                              "Fully defined credentials, or references to those it has")
                          .needed())),
              "Authentication by a signed assertion (RFC 7523)"),
          property("tls_client_auth", unsupported(), "Authentication by a CA's certificate"),
          property("self_signed_tls_client_auth", unsupported(), "Authentication by certificate"));

  static final Schema SCHEMA =
      Schema.of(
              readOnly("client_id", text(), "Id made by this server"),
              readOnly("tenant", text(), "Name of the tenant"),
              readOnly("global", flag(), "Whether it is the tenant's global client"),
              readOnly("signing_keys", "The tenant's signing certificates"),
              property("name", text().atLeast(1).atMost(200).matching("[^<>]*"), "Name").needed(),
              property("description", text().atMost(140), "Free text"),
              property(
                  "client_secret",
                  text().atLeast(32).atMost(512).matching(Sealer.NOT_SEALED),
                  "Client secret (which you must not make public)"),
              property("app_type", appType(), "Type of the application"),
              property(
                  "resource_server_identifier",
                  nullable(text().atLeast(1).atMost(600)),
                  "Identifier of the API that it stands for; it may introspect tokens for it"),
              property("logo_uri", text().matching("|https?://[^\\s\"'<>]+"), "URL of the logo"),
              property("is_first_party", flag(), "Whether it belongs to the tenant's owner"),
              property("oidc_conformant", flag(), "Whether it follows OpenID Connect strictly"),
              property("callbacks", urls(), "URLs to return to after sign-in"),
              property("allowed_logout_urls", urls(), "URLs to return to after sign-out"),
              property("web_origins", urls(), "Origins for silent sign-in"),
              property("allowed_origins", urls(), "Origins for cross-origin requests"),
              property("initiate_login_uri", text().atMost(2_048), "URL that starts a sign-in"),
              property("grant_types", listOf(oneOf(GRANT_TYPES)).atMost(50), "Grant types"),
              property("jwt_configuration", object(JWT), "Configuration of ID tokens"),
              property("refresh_token", object(REFRESH), "Refresh token configuration"),
              property(
                  "token_endpoint_auth_method",
                  oneOf("none", "client_secret_post", "client_secret_basic"),
                  "How it proves who it is at the token endpoint"),
              property(
                  "token_exchange",
                  nullable(
                      object(
                          Schema.of(
                              property(
                                  "allow_any_profile_of_type",
                                  listOf(
                                          oneOf(
                                              "custom_authentication",
                                              "on_behalf_of_token_exchange"))
                                      .atMost(10),
                                  "Kinds of profiles; only custom_authentication has an"
                                      + " effect")))),
                  "Which token exchange profiles it may use"),
              property(
                  "client_authentication_methods",
                  object(AUTHENTICATION),
                  "Keys instead of secrets"),
              property("client_metadata", object(Schema.of()), "Names and values of your own"),
              property(
                  "organization_usage",
                  nullable(oneOf("deny", "allow", "require")),
                  "Whether users come with an organization"),
              property(
                  "organization_require_behavior",
                  nullable(oneOf("no_prompt", "pre_login_prompt", "post_login_prompt")),
                  "What happens without the organization; always as no_prompt"),
              property("require_pushed_authorization_requests", unsupported(), "PAR required"),
              property("require_proof_of_possession", unsupported(), "DPoP or mTLS required"),
              property("signed_request_object", unsupported(), "Signed requests required"))
          .titled("Client");

  private ClientSchema() {}

  private static Type urls() {
    return listOf(text().atLeast(1).atMost(2_048)).atMost(100);
  }

  private static Type appType() {
    return text()
        .atMost(64)
        .matching(
            "native|spa|regular_web|non_interactive|resource_server|express_configuration|rms|box"
                + "|cloudbees|concur|dropbox|mscrm|echosign|egnyte|newrelic|office365|salesforce"
                + "|sentry|sharepoint|slack|springcm|zendesk|zoom|sso_integration|oag");
  }
}
