// HEADER
import { createTyped } from "ostiary-permissions/react";
import type { Permission } from "./permissions.js";

/**
 * What the signed-in user may do at this API, from the server's feed: no token is decoded.
 *
 *     <Can permission={P.order.cancel}>...</Can>     const may = useCan(P.order.cancel);
 */
export const { PermissionsProvider, usePermissions, useCan, Can } = createTyped<Permission>();
