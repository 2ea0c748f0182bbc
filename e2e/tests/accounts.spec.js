// What people do at the server's own pages, besides signing in.
import { authorizeUrl } from "../src/authorize.js";
import { LoginPages } from "../src/login-pages.js";
import { linkInMail } from "../src/mailbox.js";
import { newUser } from "../src/management.js";
import { newcomer, sample } from "../src/sample.js";
import { expect, test } from "../src/world.js";

const NEW_PASSWORD = "Sing-in-the-sun-8";

test("who forgot the password chooses a new one by the link in a mail, once, and is signed out elsewhere", async ({
  page,
  app,
  pages,
}) => {
  const dora = await newUser("Clerk");
  await app.signIn(dora);

  const elsewhere = await page.context().browser().newContext();
  const own = await elsewhere.newPage();
  await own.goto(authorizeUrl());
  await own.getByRole("link", { name: "Forgot your password?" }).click();
  await own.getByLabel("Email").fill(dora.email);
  await own.getByRole("button", { name: "Send the link" }).click();
  await expect(own.getByText(dora.email)).toBeVisible();

  const link = await linkInMail(dora.email, "reset-password");
  await own.goto(link);
  await new LoginPages(own).chooseNewPassword(NEW_PASSWORD);
  await expect(own.getByRole("heading", { name: "Password changed" })).toBeVisible();

  await own.goto(link);
  await expect(own.getByRole("alert")).toContainText("used before");
  await elsewhere.close();

  await page.reload();
  await expect(app.signedOut).toBeVisible();
  await app.get("login").click();
  await pages.signIn(dora);
  await expect(pages.alert).toContainText("Wrong email address or password");
  await pages.signIn({ ...dora, password: NEW_PASSWORD });
  await pages.consentUntil(app.signedIn);
});

test("a reset link refuses a weak password and two that differ", async ({ page, pages }) => {
  const dora = await newUser();
  await page.goto(authorizeUrl());
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("Email").fill(dora.email);
  await pages.submit.click();
  await page.goto(await linkInMail(dora.email, "reset-password"));
  await pages.chooseNewPassword("short");
  await expect(pages.alert).toContainText("does not meet every rule");
  await pages.chooseNewPassword(NEW_PASSWORD, `${NEW_PASSWORD}!`);
  await expect(pages.alert).toContainText("not the same");
  await pages.chooseNewPassword(NEW_PASSWORD);
  await expect(pages.heading).toHaveText("Password changed");
});

test("a newcomer proves the address by the link in a mail, and the next ID token says so", async ({ page, app }) => {
  const carol = newcomer();
  await app.signUp(carol);
  expect((await app.idTokenClaims()).email_verified).toBe(false);

  await page.goto(await linkInMail(carol.email, "email-verification"));
  await expect(app.pages.heading).toHaveText("Email address confirmed");

  await app.open();
  await expect(app.signedIn).toBeVisible();
  await expect.poll(async () => (await app.idTokenClaims())?.email_verified).toBe(true);
});

test("sign-up shows which rules a weak password misses, and keeps the address", async ({ page, pages }) => {
  const carol = newcomer();
  await page.goto(authorizeUrl({ screen_hint: "signup" }));
  await expect(page.getByText("Your password needs:")).toBeVisible();
  await pages.signUp({ ...carol, password: "alllowercase" });
  await expect(pages.alert).toContainText("does not meet every rule");
  await expect(page.locator(".rules li.missing").first()).toContainText("not met");
  await expect(page.locator(".rules li.met").first()).toBeVisible();
  await expect(pages.email).toHaveValue(carol.email);
  await expect(pages.password).toHaveValue("");
});

test("AUT-06 sign-up with a known address and login with an unknown one do not tell whether the address is known", async ({
  page,
  pages,
}) => {
  const dora = await newUser();
  await page.goto(authorizeUrl({ screen_hint: "signup" }));
  await pages.signUp({ ...dora, password: "Another-good-one-1" });
  await expect(pages.alert).toContainText("We could not create this account");

  const texts = [];
  for (const email of [dora.email, newcomer().email]) {
    await page.goto(authorizeUrl());
    await pages.signIn({ email, password: "Wrong-password-1" });
    await expect(pages.alert).toBeVisible();
    texts.push(await pages.alert.innerText());
  }
  expect(texts[0]).toBe("Wrong email address or password.");
  expect(texts[1]).toBe(texts[0]);
});

test("pages speak the language that the application or the browser asks for", async ({ page, pages }) => {
  await page.goto(authorizeUrl({ ui_locales: "de" }));
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(pages.heading).toHaveText("Anmelden");
  await page.goto(authorizeUrl({ ui_locales: "ar" }));
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
});

test("an unknown application and a foreign callback get a page and no redirect", async ({ page, pages }) => {
  await page.goto(authorizeUrl({ client_id: "nobody" }));
  expect(page.url()).toContain("/authorize?");
  await expect(pages.heading).toHaveText("Unknown application");
  await page.goto(authorizeUrl({ redirect_uri: "https://evil.example/cb" }));
  expect(page.url()).toContain("/authorize?");
  await expect(pages.heading).toHaveText("Callback URL mismatch");
});

test("RED-12 login pages load nothing from elsewhere, run no script and send no referrer", async ({ page }) => {
  const foreign = [];
  page.on("request", (request) => request.url().startsWith("data:") || foreign.push(request.url()));
  const response = await page.goto(authorizeUrl());
  expect(foreign.filter((url) => !url.startsWith(sample.issuer))).toEqual([]);
  expect(foreign.filter((url) => url.endsWith(".js"))).toEqual([]);
  const headers = response.headers();
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a newcomer signs up, agrees and is sent back with a code", async ({ page, pages }) => {
    await page.goto(authorizeUrl());
    await page.getByRole("link", { name: "Create an account" }).click();
    await pages.signUp(newcomer());
    await pages.accept.click();
    await expect(page).toHaveURL(/[?&]code=.+&state=a-state/);
  });

  test("a user signs in after a mistake, agrees and is sent back with a code", async ({ page, pages }) => {
    const dora = await newUser("Clerk");
    await page.goto(authorizeUrl());
    await pages.signIn({ ...dora, password: "wrong" });
    await expect(pages.alert).toBeVisible();
    await pages.signIn(dora);
    await pages.accept.click();
    await expect(page).toHaveURL(/[?&]code=.+&state=a-state/);
  });
});
