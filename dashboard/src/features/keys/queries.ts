import { useQuery } from "@tanstack/react-query";
import { api, body, renewToken, type Schemas } from "../../api/client";

/** What every signing key has. */
export type SigningKey = Schemas["SigningKey"] & { kid: string; cert: string; fingerprint: string };

export type Place = "next" | "current" | "previous" | "revoked";

/** Which queries a change of the keys makes old. */
export const KEYS = ["keys"];

export function useKeys() {
  return useQuery({
    queryKey: KEYS,
    queryFn: async () => (await body(api.GET("/keys/signing"))) as SigningKey[],
  });
}

export function placeOf(key: SigningKey): Place {
  return key.revoked ? "revoked" : key.current ? "current" : key.previous ? "previous" : "next";
}

/** Since when a key has been in its place, if that is known. */
export function sinceOf(key: SigningKey): string | undefined {
  return key.revoked_at ?? key.current_until ?? key.current_since;
}

/** Lets the next key sign. */
export async function rotateKeys() {
  await api.POST("/keys/signing/rotate");
  await renewToken();
}

/** Withdraws a key. Our own token may be one that it signed. */
export async function revokeKey(kid: string) {
  await api.PUT("/keys/signing/{kid}/revoke", { params: { path: { kid } } });
  await renewToken();
}
