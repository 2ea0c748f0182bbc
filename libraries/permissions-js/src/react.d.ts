import type { ReactNode } from "react";
import type { PermissionState, PermissionsOptions } from "./index.js";

export interface PermissionsProviderProps extends PermissionsOptions {
  children?: ReactNode;
}

export interface CanProps<Permission extends string> {
  permission: Permission;
  /** Shown to those who may not, and as long as it is not known. */
  fallback?: ReactNode;
  children?: ReactNode;
}

/** The components and hooks of one API. */
export interface TypedPermissions<Permission extends string> {
  /** Asks for the permissions of the signed-in user, and tells everything within. */
  PermissionsProvider(this: void, props: PermissionsProviderProps): ReactNode;
  /** All that is known of the user, for the components that want more than yes or no. */
  usePermissions(this: void): PermissionState<Permission>;
  /** Whether the user may do this. Renders again only when the answer changes. */
  useCan(this: void, permission: Permission): boolean;
  /** Shows its children to those who may. */
  Can(this: void, props: CanProps<Permission>): ReactNode;
}

/** Components for one API; its permissions become a type. Generated code calls this. */
export function createTyped<Permission extends string>(): TypedPermissions<Permission>;

/** The components for pages that call one API and have no generated names. */
export const PermissionsProvider: TypedPermissions<string>["PermissionsProvider"];
export const usePermissions: TypedPermissions<string>["usePermissions"];
export const useCan: TypedPermissions<string>["useCan"];
export const Can: TypedPermissions<string>["Can"];
