import { expect } from "@playwright/test";
import { LoginPages } from "./login-pages.js";

/** examples/spa in a browser. `tokens` and `grants` hold what the token endpoint answered, and to which grant. */
export class ExampleApp {
  constructor(page, url) {
    this.page = page;
    this.url = url;
    this.pages = new LoginPages(page);
    this.signedIn = page.getByTestId("signed-in");
    this.signedOut = page.getByTestId("signed-out");
    this.loginError = page.getByTestId("login-error");
    this.tokens = [];
    this.grants = [];
    page.context().on("response", (response) => this.#note(response));
  }

  async #note(response) {
    const request = response.request();
    if (response.url().endsWith("/oauth/token") && request.method() === "POST" && response.ok()) {
      this.grants.push(new URLSearchParams(request.postData()).get("grant_type"));
      this.tokens.push(await response.json());
    }
  }

  get(testId) {
    return this.page.getByTestId(testId);
  }

  async open() {
    await this.page.goto(this.url);
    await expect(this.signedIn.or(this.signedOut)).toBeVisible();
  }

  async signIn(user) {
    await this.open();
    await this.get("login").click();
    await this.pages.signIn(user);
    await this.pages.consentUntil(this.signedIn);
  }

  async signUp(user) {
    await this.open();
    await this.get("signup").click();
    await this.pages.signUp(user);
    await this.pages.consentUntil(this.signedIn);
  }

  /** Presses a button of an API's card and returns the status of the answer. Agrees in the popup if one opens. */
  async press(api, button) {
    const agree = async (popup) => {
      const { accept } = new LoginPages(popup);
      await accept.click();
    };
    this.page.on("popup", agree);
    await this.get(`${api}-${button}`).click();
    await expect(this.get(api)).toHaveAttribute("aria-busy", "false");
    this.page.off("popup", agree);
    const status = this.get(`${api}-status`);
    await expect(status).toBeVisible();
    return Number(await status.innerText());
  }

  async idTokenClaims() {
    return JSON.parse(await this.get("id-token-claims").textContent());
  }

  async renew() {
    await this.get("renew").click();
    await expect(this.get("renew")).toHaveText("Renew now");
    const outcome = this.get("renew-outcome");
    await expect(outcome).toBeVisible();
    return outcome.innerText();
  }

  /** The app goes to the server once more, which asks for consent: lasting access is a scope of its own. */
  async useRefreshTokens() {
    await this.get("use-refresh-tokens").click();
    await this.pages.consentUntil(this.page.getByText("renewed with a refresh token"));
  }
}
