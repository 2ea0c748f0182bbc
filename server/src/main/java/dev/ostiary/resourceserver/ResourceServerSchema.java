package dev.ostiary.resourceserver;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Sealer;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;

/** The members of an API. */
final class ResourceServerSchema {
  /** The longest life of an access token: 30 days. */
  static final long MAX_LIFETIME = 2_592_000;

  /** RFC 6749 section 3.3, {@code scope-token}: no space, quote or backslash. */
  private static final String SCOPE_TOKEN = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";

  private static final Schema SCOPE =
      Schema.of(
          property(
                  "value",
                  text().atLeast(1).atMost(280).matching(SCOPE_TOKEN),
                  "Value of this scope")
              .needed(),
          property(
              "description",
              text().atMost(500),
              "User-friendly description of this scope (permission)"));

  private static final Schema POLICIES =
      Schema.of(
          property("user", policy("allow_all", "deny_all", "require_client_grant"), "For users"),
          property("client", policy("deny_all", "require_client_grant"), "For applications"));

  static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Identifier made by this server"),
              readOnly("is_system", flag(), "Whether it is the Management API"),
              property(
                  "name",
                  text().atLeast(1).atMost(200).matching("[^<>]*"),
                  "Friendly name for this resource server. Can not contain `<` or `>` characters."),
              property(
                      "identifier",
                      text().atLeast(1).atMost(600),
                      "Unique identifier for the API used as the audience parameter on authorization"
                          + " calls. Can not be changed once set.")
                  .needed()
                  .immutable(),
              property("scopes", listOf(object(SCOPE)).atMost(1_000), "Permissions of this API"),
              property(
                  "signing_alg",
                  oneOf("HS256", "RS256", "RS512", "PS256", "ES256", "EdDSA"),
                  "Algorithm used to sign its access tokens"),
              property(
                  "signing_secret",
                  text().atLeast(16).matching(Sealer.NOT_SEALED),
                  "Secret of an API that uses HS256"),
              property(
                  "token_lifetime",
                  whole(1, MAX_LIFETIME),
                  "Seconds for which access tokens are valid"),
              property(
                  "token_lifetime_for_web",
                  whole(1, MAX_LIFETIME),
                  "Seconds for which access tokens of the implicit and hybrid flows are valid"),
              property("allow_offline_access", flag(), "Whether refresh tokens can be issued"),
              property(
                  "skip_consent_for_verifiable_first_party_clients",
                  flag(),
                  "Whether to skip user consent for applications flagged as first party"),
              property("enforce_policies", flag(), "Whether authorization policies are enforced"),
              property(
                  "token_dialect",
                  oneOf(
                      "access_token",
                      "access_token_authz",
                      "rfc9068_profile",
                      "rfc9068_profile_authz"),
                  "Dialect of issued access tokens"),
              property("subject_type_authorization", object(POLICIES), "Who may use this API"),
              property("consent_policy", any(), "Kind of consent"),
              property("authorization_details", any(), "Types of authorization details"),
              property("token_encryption", unsupported(), "Encryption of access tokens"),
              property("proof_of_possession", unsupported(), "Proof of possession"))
          .titled("ResourceServer");

  private ResourceServerSchema() {}

  private static Type policy(String... values) {
    return object(Schema.of(property("policy", oneOf(values), "Policy")));
  }
}
