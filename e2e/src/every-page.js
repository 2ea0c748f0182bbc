// The way to every page that the server shows, for tests of how pages look. Each `show` starts from a fresh browser.
import { authorizeUrl } from "./authorize.js";
import { ExampleApp } from "./example-app.js";
import { LoginPages } from "./login-pages.js";
import { linkInMail } from "./mailbox.js";
import { newUser } from "./management.js";
import { issuer, newcomer, persona, reports, sample } from "./sample.js";

async function askForReset(page, email) {
  await page.goto(`${issuer}u/reset-password/request`);
  await page.getByLabel("Email").fill(email);
  await new LoginPages(page).submit.click();
}

async function resetForm(page, password) {
  const { email } = await newUser();
  await askForReset(page, email);
  await page.goto(await linkInMail(email, "reset-password"));
  if (password) {
    await new LoginPages(page).chooseNewPassword(password);
  }
}

async function signIn(page, user, more) {
  await page.goto(authorizeUrl(more));
  await new LoginPages(page).signIn(user);
}

async function signUp(page, user) {
  await page.goto(authorizeUrl({ screen_hint: "signup" }));
  await new LoginPages(page).signUp(user);
}

async function consentToReports(page) {
  const scope = "openid profile email offline_access read:reports export:reports";
  await signIn(page, await newUser("Manager"), { audience: reports.identifier, scope });
}

async function verified(page) {
  const carol = newcomer();
  await signUp(page, carol);
  await page.goto(await linkInMail(carol.email, "email-verification"));
}

async function askForLogout(page) {
  await new ExampleApp(page, sample.spa.url).signIn(await newUser());
  await page.goto(`${issuer}oidc/logout`);
}

async function loggedOut(page) {
  await askForLogout(page);
  await new LoginPages(page).submit.click();
}

async function mail(page) {
  const { email } = await newUser();
  await askForReset(page, email);
  await linkInMail(email, "reset-password");
  await page.goto(`${issuer}dev/mail`);
  await page.getByRole("link").filter({ hasText: email }).click();
}

/** Name, way to it, and its heading, by which one knows that it has arrived. */
export const EVERY_PAGE = [
  ["home", (page) => page.goto(issuer), "Ostiary is running"],
  ["reference", (page) => page.goto(`${issuer}docs/management-api`), "Management API"],
  ["reference-group", (page) => page.goto(`${issuer}docs/management-api/client-grants`), "Client grants"],
  ["login", (page) => page.goto(authorizeUrl()), "Sign in"],
  ["login-wrong-password", async (page) => signIn(page, { ...(await newUser()), password: "wrong" }), "Sign in"],
  ["login-blocked", (page) => signIn(page, persona("mallory")), "Sign in"],
  ["signup", (page) => page.goto(authorizeUrl({ screen_hint: "signup" })), "Create your account"],
  ["signup-weak-password", (page) => signUp(page, { ...newcomer(), password: "alllowercase" }), "Create your account"],
  ["consent", async (page) => signIn(page, await newUser("Manager")), "Example SPA asks for access"],
  ["consent-reports", consentToReports, "Example SPA asks for access"],
  ["reset-request", (page) => page.goto(`${issuer}u/reset-password/request`), "Reset your password"],
  ["reset-sent", (page) => askForReset(page, newcomer().email), "Check your email"],
  ["reset-form", resetForm, "Choose a new password"],
  ["reset-form-weak-password", (page) => resetForm(page, "short"), "Choose a new password"],
  ["reset-done", (page) => resetForm(page, "Sing-in-the-sun-8"), "Password changed"],
  ["reset-link-used", (page) => page.goto(`${issuer}u/reset-password?ticket=used`), "Reset your password"],
  ["verified", verified, "Email address confirmed"],
  ["verification-link-used", (page) => page.goto(`${issuer}u/email-verification?ticket=used`), "This link no longer works"],
  ["error-unknown-application", (page) => page.goto(authorizeUrl({ client_id: "nobody" })), "Unknown application"],
  ["error-callback", (page) => page.goto(authorizeUrl({ redirect_uri: "https://evil.example/cb" })), "Callback URL mismatch"],
  ["error-expired", (page) => page.goto(`${issuer}u/login?state=gone`), "This sign-in has expired"],
  ["error-not-found", (page) => page.goto(`${issuer}nowhere`), "Page not found"],
  ["logout-confirm", askForLogout, "Sign out?"],
  ["logged-out", loggedOut, "You are signed out"],
  ["mailbox", (page) => page.goto(`${issuer}dev/mail`), "Mailbox"],
  ["mail", mail, /^Choose a new password for/],
];
