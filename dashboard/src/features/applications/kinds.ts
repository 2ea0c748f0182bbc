import { IconBrowser, IconDeviceMobile, IconRobot, IconServer, type Icon } from "@tabler/icons-react";
import type { Api, Application } from "./queries";
import type { applicationWords } from "./words";

export type Kind = "spa" | "regular_web" | "native" | "non_interactive";
type Word = keyof (typeof applicationWords)["en"];

/** The types of applications, for people. */
export const KINDS: { kind: Kind; icon: Icon; label: Word; help: Word }[] = [
  { kind: "spa", icon: IconBrowser, label: "spa", help: "spaHelp" },
  { kind: "regular_web", icon: IconServer, label: "web", help: "webHelp" },
  { kind: "native", icon: IconDeviceMobile, label: "native", help: "nativeHelp" },
  { kind: "non_interactive", icon: IconRobot, label: "machine", help: "machineHelp" },
];

/** The type of an application; what other tools made without one is treated as a web app. */
export function kindOf(one: Application): Kind {
  return KINDS.find((k) => k.kind === one.app_type)?.kind ?? "regular_web";
}

/** How it proves who it is at the token endpoint. */
export function methodOf(one: Application): string {
  if (one.client_authentication_methods?.private_key_jwt) {
    return "private_key_jwt";
  }
  return one.token_endpoint_auth_method ?? "client_secret_post";
}

/** Whether people sign in to it. */
export function hasUsers(one: Application): boolean {
  return kindOf(one) !== "non_interactive";
}

/** Whether it may get tokens for itself. */
export function actsAlone(one: Application): boolean {
  return (one.grant_types ?? []).includes("client_credentials") && methodOf(one) !== "none";
}

/** How an API decides; the server's answers follow the same defaults. */
export function policyOf(api: Api, subject: "user" | "client"): string {
  const fallback = subject === "user" ? "allow_all" : "require_client_grant";
  return api.subject_type_authorization?.[subject]?.policy ?? fallback;
}
