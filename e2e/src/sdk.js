// The `auth0` SDK's authentication client, which sends forms and JSON as programs in Node do.
import { AuthenticationClient } from "auth0/legacy";
import { management, newClient } from "./management.js";
import { sample } from "./sample.js";

export function authentication(client) {
  return new AuthenticationClient({
    domain: sample.domain,
    clientId: client.client_id,
    clientSecret: client.client_secret,
  });
}

/** A confidential application for which the old password grants are switched on. */
export function newPasswordClient(settings = {}) {
  return newClient({
    app_type: "regular_web",
    token_endpoint_auth_method: "client_secret_post",
    grant_types: ["password", "http://auth0.com/oauth/grant-type/password-realm", "refresh_token"],
    ...settings,
  });
}

/** A machine that may use an API with these scopes. */
export async function newMachine(audience, scope) {
  const client = await newClient({
    app_type: "non_interactive",
    token_endpoint_auth_method: "client_secret_post",
    grant_types: ["client_credentials"],
  });
  await management.clientGrants.create({ client_id: client.client_id, audience, scope });
  return client;
}
