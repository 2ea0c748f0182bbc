import createClient, { type Middleware } from "openapi-fetch";
import { ApiError } from "./errors";
import type { components as OwnComponents, paths as OwnPaths } from "./own";
import type { components, paths } from "./schema";

type TokenSource = (fresh?: boolean) => Promise<string>;

let tokenSource: TokenSource = () => Promise.reject(new ApiError(401, undefined, "Not signed in"));

/** Tells where access tokens come from; the sign-in does so once. */
export function takeTokensFrom(source: TokenSource) {
  tokenSource = source;
}

/** Gets a new access token, such as when the key that signed the present one was revoked. */
export async function renewToken() {
  await tokenSource(true);
}

const authorize: Middleware = {
  async onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${await tokenSource()}`);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) {
      throw await ApiError.of(response);
    }
    return response;
  },
};

/**
 * The Management API, typed by its own OpenAPI document:
 * `const { data } = await api.GET("/clients/{id}", { params: { path: { id } } })`.
 * Throws an {@link ApiError} when it refuses.
 */
export const api = createClient<paths>({ baseUrl: "/api/v2" });
api.use(authorize);

/** What is beside Auth0's API, typed by its own document in the same way. */
export const own = createClient<OwnPaths>({ baseUrl: "/ostiary/v1" });
own.use(authorize);

/** The answer's body, which these operations always have. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  const { data } = await answer;
  if (data === undefined) {
    throw new ApiError(500, undefined, "The server answered without a body");
  }
  return data;
}

/** The objects of the API by their names: `Schemas["Role"]`. */
export type Schemas = components["schemas"];

/** The same for what is beside Auth0's API. */
export type OwnSchemas = OwnComponents["schemas"];
export type { operations as OwnOperations } from "./own";

/** A page of a list and how many there are in all. */
export interface Listed<T> {
  rows: T[];
  total: number;
}

type RowOf<A, K extends string> = Extract<A, { [key in K]?: unknown }> extends { [key in K]?: infer R }
  ? NonNullable<R> extends (infer T)[]
    ? T
    : never
  : never;

/** The answer of a list that was asked for with `include_totals: true`. */
export async function listed<A, K extends string>(
  answer: Promise<{ data?: A }>,
  name: K,
): Promise<Listed<RowOf<A, K>>> {
  const page = (await body(answer)) as { total?: number } & { [key in K]?: RowOf<A, K>[] };
  const rows = page[name] ?? [];
  return { rows, total: page.total ?? rows.length };
}
