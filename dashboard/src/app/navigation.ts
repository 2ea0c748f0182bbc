import {
  IconActivity,
  IconApps,
  IconArrowsSort,
  IconBolt,
  IconBook,
  IconBuilding,
  IconEyeSearch,
  IconHistory,
  IconHome,
  IconKey,
  IconPalette,
  IconPlugConnected,
  IconRoute,
  IconServer2,
  IconSettings,
  IconShieldLock,
  IconSitemap,
  IconUserCog,
  IconUsers,
  IconUserShield,
  IconWebhook,
  IconZoomQuestion,
  type Icon,
} from "@tabler/icons-react";
import type { shellWords } from "./words";

type Label = keyof (typeof shellWords)["en"];

export interface Section {
  label: Label;
  entries: Entry[];
}

export interface Entry {
  to: string;
  label: Label;
  icon: Icon;
  /** Who may see it. */
  scope?: string;
}

/** The sections of the dashboard: what is shown depends on the scopes. */
export const SECTIONS: Section[] = [
  {
    label: "dashboard",
    entries: [
      { to: "/", label: "home", icon: IconHome, scope: "read:stats" },
      { to: "/map", label: "map", icon: IconSitemap, scope: "read:clients" },
    ],
  },
  {
    label: "applications",
    entries: [
      { to: "/applications", label: "applications", icon: IconApps, scope: "read:clients" },
      { to: "/apis", label: "apis", icon: IconServer2, scope: "read:resource_servers" },
    ],
  },
  {
    label: "tools",
    entries: [
      { to: "/token-preview", label: "preview", icon: IconEyeSearch, scope: "read:users" },
      { to: "/explain", label: "explain", icon: IconZoomQuestion, scope: "read:clients" },
    ],
  },
  {
    label: "people",
    entries: [
      { to: "/users", label: "users", icon: IconUsers, scope: "read:users" },
      { to: "/roles", label: "roles", icon: IconUserShield, scope: "read:roles" },
      { to: "/organizations", label: "organizations", icon: IconBuilding, scope: "read:organizations" },
    ],
  },
  {
    label: "authentication",
    entries: [
      { to: "/connections", label: "connections", icon: IconPlugConnected, scope: "read:connections" },
      { to: "/branding", label: "branding", icon: IconPalette, scope: "read:branding" },
    ],
  },
  {
    label: "code",
    entries: [
      { to: "/actions/library", label: "actions", icon: IconBolt, scope: "read:actions" },
      { to: "/actions/triggers", label: "triggers", icon: IconRoute, scope: "read:actions" },
      { to: "/actions/executions", label: "executions", icon: IconHistory, scope: "read:actions" },
      { to: "/rules", label: "rules", icon: IconArrowsSort, scope: "read:rules" },
      { to: "/hooks", label: "hooks", icon: IconWebhook, scope: "read:hooks" },
    ],
  },
  {
    label: "security",
    entries: [
      { to: "/attack-protection", label: "protection", icon: IconShieldLock, scope: "read:attack_protection" },
      { to: "/signing-keys", label: "keys", icon: IconKey, scope: "read:signing_keys" },
      { to: "/administrators", label: "administrators", icon: IconUserCog, scope: "read:administrators" },
    ],
  },
  {
    label: "monitoring",
    entries: [
      { to: "/logs", label: "logs", icon: IconActivity, scope: "read:logs" },
      { to: "/settings", label: "settings", icon: IconSettings, scope: "read:tenant_settings" },
    ],
  },
];

/** Outside of the dashboard. */
export const REFERENCE = { href: "/docs/management-api", label: "reference", icon: IconBook } as const;
