// What a life is told with: it asks by operation and does not know which client carries the question.
import { appendFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { operation } from "./operations.js";

export class Round {
  #client;
  #connect;
  #substitute;
  #journal;
  #life;

  /**
   * `connect` makes a client for a server; `substitute` does what a client has no method for, so that the life can go
   * on; only what the client itself asked is noted in `journal`, a file.
   */
  constructor({ client, connect, substitute, server, journal, life }) {
    this.#client = client;
    this.#connect = connect;
    this.#substitute = substitute;
    this.#journal = journal;
    this.#life = life;
    this.server = server;
  }

  /** `ask("GET /roles/{id}", id)`, `ask("PATCH /roles/{id}", id, { name })`: path parameters, then query or body. */
  async ask(text, ...args) {
    const asked = operation(text);
    const count = asked.split("{}").length - 1;
    const able = this.#client.methods.has(asked) && !this.#client.faults?.has(asked);
    const client = able ? this.#client : this.#substitute;
    if (!client.methods.has(asked)) {
      throw new Error(`No client has a method for ${asked}`);
    }
    if (client === this.#client) {
      appendFileSync(this.#journal, `${asked}\t${this.#life}\n`);
    }
    try {
      return await client.call(asked, args.slice(0, count), args[count]);
    } catch (error) {
      error.message = `${asked}: ${error.message}`;
      throw error;
    }
  }

  /** Goes on with a new token, by a client that is closed at the end of `use`. */
  async afresh(use) {
    const old = this.#client;
    this.#client = await this.#connect(this.server);
    try {
      await use();
    } finally {
      this.#client.close();
      this.#client = old;
    }
  }

  /** The items of a list, whatever the client wraps them in. */
  async list(text, ...args) {
    const found = await this.ask(text, ...args);
    if (Array.isArray(found)) {
      return found;
    }
    const lists = Object.values(found).filter(Array.isArray);
    expect(lists, `${text} answers one list`).toHaveLength(1);
    return lists[0];
  }

  /** The server refuses with this status, and the client says so. */
  async refused(status, text, ...args) {
    const error = await this.ask(text, ...args).then(
      () => undefined,
      (refusal) => refusal,
    );
    expect(error?.statusCode, `${text}: ${error?.message}`).toBe(status);
    return error;
  }

  /**
   * An object from its creation to its end: create, read, update, read, list, `during`, delete, gone.
   * `path` is the collection, or a function from the object to it; `shown` is what of `create` can be read again;
   * `query` narrows the list; `update` may be left out where nothing can change.
   */
  async object({ path, one = `${path}/{id}`, owner = [], id = "id", create, shown = create, update, query, during }) {
    const made = await this.ask(`POST ${path}`, ...owner, create);
    expect(made).toMatchObject(shown);
    const key = [...owner, made[id]];
    expect(await this.ask(`GET ${one}`, ...key)).toMatchObject({ ...shown, [id]: made[id] });
    if (update) {
      // Some SDKs make nothing of the answer to a change.
      expect((await this.ask(`PATCH ${one}`, ...key, update)) || update).toMatchObject(update);
      expect(await this.ask(`GET ${one}`, ...key)).toMatchObject(update);
    }
    const all = await this.list(`GET ${path}`, ...owner, ...(query ? [query] : []));
    expect(all.map((item) => item[id])).toContain(made[id]);
    await during?.(made);
    await this.ask(`DELETE ${one}`, ...key);
    await this.refused(404, `GET ${one}`, ...key);
  }

  /** Settings that are always there: read, change, read, and back to what they were where `back` is given. */
  async settings({ path, verb = "PATCH", change, back }) {
    await this.ask(`GET ${path}`);
    expect(await this.ask(`${verb} ${path}`, change)).toMatchObject(change);
    expect(await this.ask(`GET ${path}`)).toMatchObject(change);
    if (back) {
      await this.ask(`${verb} ${path}`, back);
      expect(await this.ask(`GET ${path}`)).toMatchObject(back);
    }
  }
}
