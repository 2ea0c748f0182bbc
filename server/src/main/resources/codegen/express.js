// HEADER
import { InsufficientScopeError, UnauthorizedError } from "express-oauth2-jwt-bearer";
import { allows } from "./permissions.js";

/**
 * Lets a request pass only if its access token carries the permission; 403 otherwise. Unlike
 * `claimIncludes`, which answers 401: with another token of the same user nothing would be won.
 *
 *     router.delete("/:id", requirePermission(P.order.cancel), handler);
 *
 * @param {import("./permissions.js").Permission} permission
 * @param {{ andScope?: boolean }} [options] andScope: whether the application must have asked for
 *     the permission too, as the token's scope says
 * @returns {(request: any, response: any, next: () => void) => void}
 */
export function requirePermission(permission, options = {}) {
  return (request, _response, next) => {
    const claims = request.auth?.payload;
    if (!claims) {
      throw new UnauthorizedError();
    }
    if (!allows(strings(claims.permissions), permission)) {
      throw new InsufficientScopeError([permission], `The user lacks the permission ${permission}`);
    }
    if (options.andScope && !allows(String(claims.scope ?? "").split(" "), permission)) {
      throw new InsufficientScopeError([permission], `The application did not ask for the scope ${permission}`);
    }
    next();
  };
}

/**
 * @param {unknown} claim
 * @returns {string[]}
 */
function strings(claim) {
  return Array.isArray(claim) ? claim.filter((name) => typeof name === "string") : [];
}
