// HEADER
import { InsufficientScopeError, UnauthorizedError } from "express-oauth2-jwt-bearer";
import { allows, type Permission } from "./permissions.js";

/** What the guard reads of a request that `auth()` let pass. */
interface Guarded {
  auth?: { payload: Record<string, unknown> };
}

export interface GuardOptions {
  /** Whether the application must have asked for the permission too, as the token's scope says. */
  andScope?: boolean;
}

/**
 * Lets a request pass only if its access token carries the permission; 403 otherwise. Unlike
 * `claimIncludes`, which answers 401: with another token of the same user nothing would be won.
 *
 *     router.delete("/:id", requirePermission(P.order.cancel), handler);
 */
export function requirePermission(permission: Permission, options: GuardOptions = {}) {
  return (request: object, _response: unknown, next: () => void): void => {
    const claims = (request as Guarded).auth?.payload;
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

function strings(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.filter((name) => typeof name === "string") : [];
}
