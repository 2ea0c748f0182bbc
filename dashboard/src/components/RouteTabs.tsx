import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";

export interface RouteTab {
  /** The last part of the address. */
  path: string;
  label: string;
  content: () => ReactNode;
}

interface RouteTabsProps {
  /** The address without the tab. */
  base: string;
  /** The tab that the address names; the first one without. */
  current: string | undefined;
  tabs: RouteTab[];
}

/** Tabs with addresses of their own. */
export function RouteTabs({ base, current, tabs }: RouteTabsProps) {
  const navigate = useNavigate();
  const active = tabs.find((t) => t.path === current) ?? tabs[0];
  return (
    <Tabs value={active?.path ?? null} onChange={(path) => void navigate(`${base}/${path}`)} keepMounted={false}>
      <Tabs.List mb="lg" style={{ flexWrap: "nowrap", overflowX: "auto", overflowY: "hidden" }}>
        {tabs.map((t) => (
          <Tabs.Tab key={t.path} value={t.path}>
            {t.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {active ? <Tabs.Panel value={active.path}>{active.content()}</Tabs.Panel> : null}
    </Tabs>
  );
}
