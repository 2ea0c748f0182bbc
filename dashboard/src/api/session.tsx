import { createContext, type ReactNode, useContext } from "react";

/** The client that this program is: no application of the tenant, it has no screen. */
export const DASHBOARD_CLIENT = "ostiary-dashboard";

/** Who is signed in to the dashboard. */
export interface Session {
  /** Id of the user. */
  id: string;
  name: string;
  email: string;
  /** The scopes of the access token. */
  scopes: ReadonlySet<string>;
  signOut: () => void;
}

const Context = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <Context value={session}>{children}</Context>;
}

export function useSession(): Session {
  const session = useContext(Context);
  if (!session) {
    throw new Error("No session");
  }
  return session;
}

/** Whether the person may do something; screens show no button that the API would refuse. */
export function useMay(...scopes: string[]): boolean {
  const session = useSession();
  return scopes.every((s) => session.scopes.has(s));
}

/** Shows its children to those who have the scopes. */
export function May({ scope, children }: { scope: string; children: ReactNode }) {
  return useMay(scope) ? children : null;
}

/** The scopes of an access token, which the API checks; here they only decide what is shown. */
export function scopesOf(token: string): ReadonlySet<string> {
  const payload = (token.split(".")[1] ?? "").replace(/-/g, "+").replace(/_/g, "/");
  const claims = JSON.parse(atob(payload)) as { scope?: string };
  return new Set((claims.scope ?? "").split(" ").filter(Boolean));
}
