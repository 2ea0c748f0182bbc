import cors from "cors";
import express from "express";
import { auth } from "express-oauth2-jwt-bearer";
import { answerErrors, answerNotFound } from "./errors.js";
import { orders } from "./orders.js";

/**
 * The Orders API.
 *
 * @param {object} settings
 * @param {string} settings.issuer the `iss` of the tokens we accept, trailing slash included
 * @param {string} settings.audience the identifier under which this API is registered with the issuer
 * @param {string} settings.allowedOrigin the one web origin whose scripts may call us
 */
export function createApp({ issuer, audience, allowedOrigin }) {
  const app = express();
  app.disable("x-powered-by");

  // CORS comes before the token check: a browser sends its preflight request without a token.
  // WWW-Authenticate is exposed because it says why a call was refused.
  app.use(cors({ origin: allowedOrigin, exposedHeaders: ["WWW-Authenticate"], maxAge: 600 }));
  app.use((_request, response, next) => {
    response.set("Cache-Control", "no-store");
    next();
  });

  app.get("/public", (_request, response) => {
    response.json({ message: "Anyone may read this: no token is needed." });
  });

  // Reads the issuer's discovery document and keys, then checks signature, iss, aud and exp of every token.
  // Naming RS256 keeps a token from choosing its own algorithm.
  const requireToken = auth({ issuerBaseURL: issuer, audience, tokenSigningAlg: "RS256" });
  app.use("/orders", requireToken, express.json({ limit: "10kb" }), orders());

  app.use(answerNotFound);
  app.use(answerErrors(audience));
  return app;
}
