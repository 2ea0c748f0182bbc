import {
  type Icon,
  IconAlertTriangle,
  IconBan,
  IconBulb,
  IconKey,
  IconLogin2,
  IconLogout,
  IconMail,
  IconSettings,
  IconUserPlus,
  IconUsers,
} from "@tabler/icons-react";
import { type Group, GROUPS, isFailure } from "../../api/events";
import { DASHBOARD_CLIENT } from "../../api/session";
import type { LogEvent } from "./queries";

/** Where the event's application is shown; it may be deleted by now, or the dashboard itself. */
export function applicationPath(event: LogEvent): string | undefined {
  const shown = event.client_id && event.client_name && event.client_id !== DASHBOARD_CLIENT;
  return shown ? `/applications/${event.client_id}` : undefined;
}

const ICONS: Record<Group, Icon> = {
  signIns: IconLogin2,
  signInFailures: IconBan,
  signUps: IconUserPlus,
  signOuts: IconLogout,
  tokens: IconKey,
  tokenFailures: IconAlertTriangle,
  accounts: IconMail,
  imports: IconUsers,
  hints: IconBulb,
  management: IconSettings,
};

/** What a type is about; of one that is not known, nothing. */
export function groupOf(type: string): Group | undefined {
  return (Object.keys(GROUPS) as Group[]).find((g) => (GROUPS[g] as readonly string[]).includes(type));
}

export function iconOf(type: string): Icon {
  const group = groupOf(type);
  return group && !isFailure(type) ? ICONS[group] : group ? IconAlertTriangle : IconSettings;
}
