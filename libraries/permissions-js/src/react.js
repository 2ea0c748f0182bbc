"use client";
import { createContext, createElement, useContext, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { createPermissions } from "./index.js";

export function createTyped() {
  const Context = createContext(undefined);

  function PermissionsProvider({ issuer, audience, getToken, live, interval, children }) {
    // A component makes this function anew each time it renders; that is no reason to connect anew.
    const latest = useRef(getToken);
    useEffect(() => {
      latest.current = getToken;
    });
    const store = useMemo(
      () => createPermissions({ issuer, audience, live, interval, getToken: (fresh) => latest.current(fresh) }),
      [issuer, audience, live, interval],
    );
    useEffect(() => store.subscribe(() => {}), [store]);
    return createElement(Context.Provider, { value: store }, children);
  }

  function useStore() {
    const store = useContext(Context);
    if (!store) {
      throw new Error("There is no <PermissionsProvider> around this component");
    }
    return store;
  }

  function usePermissions() {
    const { subscribe, current } = useStore();
    return useSyncExternalStore(subscribe, current, current);
  }

  function useCan(permission) {
    const { subscribe, can } = useStore();
    // A server knows of no permission; the page that it sent must first look the same.
    return useSyncExternalStore(subscribe, () => can(permission), () => false);
  }

  function Can({ permission, fallback = null, children }) {
    return useCan(permission) ? children : fallback;
  }

  return { PermissionsProvider, usePermissions, useCan, Can };
}

export const { PermissionsProvider, usePermissions, useCan, Can } = createTyped();
