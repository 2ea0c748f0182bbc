import https from "node:https";
import { tls } from "./sample.js";

/** A web server at https://localhost on a free port. What it answers is said later: that may need its address. */
export async function listen() {
  const server = https.createServer(tls);
  await new Promise((done) => server.listen(0, "localhost", done));
  return {
    url: `https://localhost:${server.address().port}`,
    /** Answers with an Express app, or any request listener. */
    answerWith(listener) {
      server.on("request", listener);
    },
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
