import { createTyped } from "ostiary-permissions/react";

/** The permissions of the Orders API. A name that is not here does not compile. */
export type OrdersPermission = "read:orders" | "create:orders" | "approve:orders" | "delete:orders";

export const { PermissionsProvider, usePermissions, Can } = createTyped<OrdersPermission>();
