package dev.ostiary.exchange;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.regex.Pattern;

/** {@code /api/v2/token-exchange-profiles}. */
public final class TokenExchangeProfilesApi implements ManagementApi {
  private static final String PATH = "/token-exchange-profiles";

  /** Namespaces whose tokens mean something already (RFC 8693 section 3 and Auth0's own). */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(?i)(urn:(ietf|auth0|okta)(:.*|$)|https?://(www\\.)?(auth0|okta)\\.com([/:].*|$))");

  private static final Type TOKEN_TYPE =
      format(
          "uri",
          100,
          uri ->
              uri.matches("(https?://|urn:)[^\\s\"'<>]{1,90}") && !RESERVED.matcher(uri).matches());
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(50), "Name of the profile").needed(),
              property(
                      "subject_token_type",
                      TOKEN_TYPE,
                      "Kind of token that is exchanged; a URI that no other profile has")
                  .needed(),
              property("action_id", text().atLeast(1), "The action that checks the token")
                  .needed()
                  .immutable(),
              property("type", oneOf("custom_authentication"), "Kind of profile")
                  .needed()
                  .immutable(),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"))
          .titled("TokenExchangeProfile");

  private final TokenExchangeProfiles profiles;

  /** The resource. */
  public TokenExchangeProfilesApi(TokenExchangeProfiles profiles) {
    this.profiles = profiles;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:token_exchange_profiles")
                .summary("List token exchange profiles")
                .checkpoints("token_exchange_profiles", SCHEMA),
            profiles::list)
        .add(
            Operation.post(PATH, "create:token_exchange_profiles")
                .summary("Create a token exchange profile")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            profiles::create)
        .add(
            Operation.get(PATH + "/{id}", "read:token_exchange_profiles")
                .summary("Get a token exchange profile")
                .answers(200, SCHEMA),
            profiles::get)
        .add(
            Operation.patch(PATH + "/{id}", "update:token_exchange_profiles")
                .summary("Update a token exchange profile")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            profiles::patch)
        .add(
            Operation.delete(PATH + "/{id}", "delete:token_exchange_profiles")
                .summary("Delete a token exchange profile")
                .answers(204),
            profiles::delete);
  }
}
