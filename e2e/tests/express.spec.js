// Web apps on Express: express-openid-connect, and passport-auth0.
import express from "express";
import session from "express-session";
import openid from "express-openid-connect";
import passport from "passport";
import Auth0Strategy from "passport-auth0";
import { listen } from "../src/http-app.js";
import { newClient, newUser } from "../src/management.js";
import { issuer, sample } from "../src/sample.js";
import { expect, test } from "../src/world.js";

const SECRET = "a secret that only these tests know";

let site;

test.beforeEach(async () => {
  site = await listen();
});

test.afterEach(() => site.close());

function webClient(settings) {
  return newClient({
    app_type: "regular_web",
    grant_types: ["authorization_code"],
    callbacks: [`${site.url}/callback`],
    allowed_logout_urls: [site.url],
    ...settings,
  });
}

test("express-openid-connect signs in with HTTP Basic at the token endpoint, and out at both ends", async ({
  page,
  pages,
}) => {
  const client = await webClient({ token_endpoint_auth_method: "client_secret_basic" });
  const app = express();
  app.use(
    openid.auth({
      issuerBaseURL: issuer,
      baseURL: site.url,
      clientID: client.client_id,
      clientSecret: client.client_secret,
      secret: SECRET,
      authRequired: false,
      idpLogout: true,
      authorizationParams: { response_type: "code", scope: "openid profile email" },
    }),
  );
  app.get("/", (request, response) => response.send(request.oidc.isAuthenticated() ? "Signed in" : "Signed out"));
  app.get("/profile", openid.requiresAuth(), async (request, response) => {
    const userinfo = await request.oidc.fetchUserInfo();
    response.send(`I am ${request.oidc.user.email}, known as ${userinfo.sub}`);
  });
  site.answerWith(app);

  const dora = await newUser();
  await page.goto(`${site.url}/profile`);
  await pages.signIn(dora);
  await pages.consentUntil(page.getByText(`I am ${dora.email}, known as ${dora.id}`));

  await page.goto(`${site.url}/logout`);
  await expect(page.getByText("Signed out")).toBeVisible();
  await page.goto(`${site.url}/profile`);
  await expect(pages.password).toBeVisible();
});

test("passport-auth0 signs in, and reads userinfo with the token in the query", async ({ page, pages }) => {
  const client = await webClient({ token_endpoint_auth_method: "client_secret_post" });
  const authenticator = new passport.Passport();
  const options = {
    domain: sample.domain,
    clientID: client.client_id,
    clientSecret: client.client_secret,
    callbackURL: `${site.url}/callback`,
  };
  authenticator.use(new Auth0Strategy(options, (_access, _refresh, _extra, profile, done) => done(null, profile)));
  authenticator.serializeUser((user, done) => done(null, user));
  authenticator.deserializeUser((user, done) => done(null, user));
  const app = express();
  app.use(session({ secret: SECRET, resave: false, saveUninitialized: false }));
  app.use(authenticator.initialize(), authenticator.session());
  app.get("/login", authenticator.authenticate("auth0", { scope: "openid profile email" }));
  app.get("/callback", authenticator.authenticate("auth0"), (request, response) => {
    const { id, provider, emails } = request.user;
    response.send(`${emails[0].value} is ${id} at ${provider}`);
  });
  site.answerWith(app);

  const dora = await newUser();
  await page.goto(`${site.url}/login`);
  await pages.signIn(dora);
  await pages.consentUntil(page.getByText(`${dora.email} is ${dora.id} at auth0`));
});
