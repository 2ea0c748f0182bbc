import { InsufficientScopeError, UnauthorizedError } from "express-oauth2-jwt-bearer";

/**
 * Lets a request pass only if its access token carries the permission; 403 otherwise.
 *
 * `permissions` is what the user may do at this API. The `scope` claim is what the user allowed the
 * application to do. With RBAC switched on at the API the issuer keeps `scope` within `permissions`,
 * so that an application which asked for less can do less. We demand both: the user must have the
 * permission and the application must have asked for it.
 */
export function requirePermission(permission) {
  return (request, _response, next) => {
    const claims = request.auth?.payload;
    if (!claims) {
      throw new UnauthorizedError();
    }
    if (!Array.isArray(claims.permissions) || !claims.permissions.includes(permission)) {
      throw new InsufficientScopeError([permission], `The user lacks the permission ${permission}`);
    }
    if (typeof claims.scope === "string" && !claims.scope.split(" ").includes(permission)) {
      throw new InsufficientScopeError([permission], `The application did not ask for the scope ${permission}`);
    }
    next();
  };
}
