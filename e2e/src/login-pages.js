import { expect } from "@playwright/test";

/** The server's own pages, as a person uses them: by what is written on them. */
export class LoginPages {
  constructor(page) {
    this.page = page;
    this.heading = page.getByRole("heading", { level: 1 });
    this.alert = page.getByRole("alert");
    this.email = page.getByLabel("Email", { exact: false });
    this.password = page.locator("input[name=password]");
    this.submit = page.locator("main form button[type=submit]").first();
    this.accept = page.locator("button[name=action][value=accept]");
    this.deny = page.locator("button[name=action][value=deny]");
  }

  async signIn({ email, password }) {
    await expect(this.page).toHaveURL(/\/u\/login(\?|$)/);
    await this.fill(email, password);
  }

  async signUp({ email, password }) {
    await expect(this.page).toHaveURL(/\/u\/signup(\?|$)/);
    await this.fill(email, password);
  }

  async fill(email, password) {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }

  /** Fills in the form that a reset link leads to. */
  async chooseNewPassword(password, repeated = password) {
    await this.password.fill(password);
    await this.page.locator("input[name=password_confirm]").fill(repeated);
    await this.submit.click();
  }

  /** Agrees to what the application asks for, if the server asks, and waits for `arrival`. */
  async consentUntil(arrival) {
    await expect(this.accept.or(arrival).first()).toBeVisible();
    if (await this.accept.isVisible()) {
      await this.accept.click();
    }
    await expect(arrival).toBeVisible();
  }
}
