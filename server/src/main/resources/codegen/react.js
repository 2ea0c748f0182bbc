// HEADER
import { createTyped } from "ostiary-permissions/react";

/**
 * What the signed-in user may do at this API, from the server's feed: no token is decoded.
 *
 *     <Can permission={P.order.cancel}>...</Can>     const may = useCan(P.order.cancel);
 *
 * @type {import("ostiary-permissions/react").TypedPermissions<import("./permissions.js").Permission>}
 */
const typed = createTyped();

export const { PermissionsProvider, usePermissions, useCan, Can } = typed;
