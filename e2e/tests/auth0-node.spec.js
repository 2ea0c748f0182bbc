// The `auth0` SDK for Node.
import { randomUUID } from "node:crypto";
import { UserInfoClient } from "auth0/legacy";
import { newUser } from "../src/management.js";
import { orders, sample } from "../src/sample.js";
import { authentication, newPasswordClient } from "../src/sdk.js";
import { call, expect, test } from "../src/world.js";

const CONNECTION = "Username-Password-Authentication";

test("auth0: a machine gets a token for the Orders API by client credentials", async () => {
  const { data } = await authentication(sample.m2m).oauth.clientCredentialsGrant({ audience: orders.identifier });
  expect(data).toMatchObject({ token_type: "Bearer", expires_in: 86400 });
  expect((await call(orders, "/orders", data.access_token)).status).toBe(200);
});

test("auth0: a wrong secret is refused with 401", async () => {
  const sdk = authentication({ ...sample.m2m, client_secret: "wrong" });
  const refused = sdk.oauth.clientCredentialsGrant({ audience: orders.identifier });
  await expect(refused).rejects.toMatchObject({ statusCode: 401, error: "access_denied" });
});

test("auth0: sign-up, password-realm grant, userinfo, refresh and revocation", async () => {
  const sdk = authentication(await newPasswordClient());
  const email = `erin-${randomUUID()}@example.com`;
  const password = "Walk-in-the-rain-7";
  const { data: user } = await sdk.database.signUp({ email, password, connection: CONNECTION });
  expect(user).toMatchObject({ email, email_verified: false });

  const { data: tokens } = await sdk.oauth.passwordGrant({
    username: email,
    password,
    realm: CONNECTION,
    scope: "openid profile email offline_access",
    audience: orders.identifier,
  });
  const userinfo = await new UserInfoClient({ domain: sample.domain }).getUserInfo(tokens.access_token);
  expect(userinfo.data).toMatchObject({ email, sub: `auth0|${user.id ?? user._id}` });

  const { data: renewed } = await sdk.oauth.refreshTokenGrant({ refresh_token: tokens.refresh_token });
  expect(renewed.access_token).toBeTruthy();
  const last = renewed.refresh_token ?? tokens.refresh_token;
  await sdk.oauth.revokeRefreshToken({ token: last });
  await expect(sdk.oauth.refreshTokenGrant({ refresh_token: last })).rejects.toMatchObject({
    statusCode: 403,
    error: "invalid_grant",
  });
});

test("auth0: a wrong password is refused with the words that SDKs look for", async () => {
  const sdk = authentication(await newPasswordClient());
  const user = await newUser();
  const refused = sdk.oauth.passwordGrant({ username: user.email, password: "wrong", realm: CONNECTION });
  await expect(refused).rejects.toMatchObject({
    statusCode: 403,
    error: "invalid_grant",
    error_description: "Wrong email or password.",
  });
});

test("auth0: a weak password at sign-up is refused", async () => {
  const sdk = authentication(await newPasswordClient());
  const email = `erin-${randomUUID()}@example.com`;
  const refused = sdk.database.signUp({ email, password: "short", connection: CONNECTION });
  await expect(refused).rejects.toMatchObject({ statusCode: 400, error: "invalid_password" });
});
