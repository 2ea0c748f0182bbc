import https from "node:https";
import { tls } from "./sample.js";

/** Serves a request handler on https://localhost, on a free port; `url` is its origin. */
export async function serve(handler) {
  const server = https.createServer(tls);
  await new Promise((done) => server.listen(0, "localhost", done));
  const url = `https://localhost:${server.address().port}`;
  // The handler of an app wants to know its own address, so it may be made now.
  server.on("request", typeof handler === "function" && handler.length === 1 ? handler(url) : handler);
  return {
    url,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
