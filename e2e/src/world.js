// What tests start from: `test` with the example app, and calls to the APIs.
import { test as base, expect } from "@playwright/test";
import { ExampleApp } from "./example-app.js";
import { LoginPages } from "./login-pages.js";
import { sample } from "./sample.js";

export const test = base.extend({
  /** The example app in a browser that has never been here. */
  app: async ({ page }, use) => {
    await use(new ExampleApp(page, sample.spa.url));
  },
  /** The server's own pages in that browser. */
  pages: async ({ page }, use) => {
    await use(new LoginPages(page));
  },
});

/** Calls an API as a program would; `body` is there when the answer has one. */
export async function call(api, route, token, method = "GET") {
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  const response = await fetch(api.url + route, { method, headers });
  const text = await response.text();
  return { status: response.status, body: text && JSON.parse(text) };
}

export { expect };
