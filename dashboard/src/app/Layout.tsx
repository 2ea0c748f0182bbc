import { AppShell, Badge, Burger, Group, NavLink, ScrollArea, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useEffect } from "react";
import { Link, NavLink as RouterLink, Outlet, useLocation } from "react-router";
import { useSession } from "../api/session";
import { useWords } from "../words/language";
import { CommandPalette, PaletteButton } from "./CommandPalette";
import { HeaderMenu } from "./HeaderMenu";
import { REFERENCE, SECTIONS } from "./navigation";
import { shellWords } from "./words";

/** The frame: sections at the side, account and search at the top, a screen in the middle. */
export function Layout() {
  const [opened, { toggle, close }] = useDisclosure();
  const words = useWords(shellWords);
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: "sm", collapsed: { mobile: !opened } }}
      padding={{ base: "md", sm: "xl" }}
    >
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="sm">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.openNavigation} />
            <Text component={Link} to="/" fw={700} fz="lg" className="quiet">
              Ostiary
            </Text>
            <ReadOnlyBadge />
          </Group>
          <Group wrap="nowrap" gap="xs">
            <PaletteButton />
            <HeaderMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={words.navigation}>
        <Sections />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} style={{ outline: "none" }}>
        <Outlet />
      </AppShell.Main>
      <CommandPalette />
    </AppShell>
  );
}

function ReadOnlyBadge() {
  const { scopes } = useSession();
  const words = useWords(shellWords);
  const writes = [...scopes].some((s) => /^(create|update|delete):/.test(s));
  return writes ? null : (
    <Badge variant="default" visibleFrom="xs">
      {words.readOnly}
    </Badge>
  );
}

function Sections() {
  const words = useWords(shellWords);
  const { scopes } = useSession();
  const label = (key: keyof typeof words) => words[key] as string;
  return (
    <AppShell.Section grow component={ScrollArea} p="xs">
      {SECTIONS.map((section) => {
        const entries = section.entries.filter((e) => !e.scope || scopes.has(e.scope));
        return entries.length === 0 ? null : (
          <div key={section.label}>
            <Text fz="xs" fw={600} c="dimmed" px="sm" pt="sm" pb={4}>
              {label(section.label)}
            </Text>
            {entries.map((entry) => (
              <RouterLink key={entry.to} to={entry.to} end={entry.to === "/"} className="section">
                {({ isActive }) => (
                  <NavLink
                    component="span"
                    label={label(entry.label)}
                    active={isActive}
                    leftSection={<entry.icon size={18} stroke={1.6} aria-hidden />}
                    style={{ borderRadius: "var(--mantine-radius-md)" }}
                  />
                )}
              </RouterLink>
            ))}
          </div>
        );
      })}
      <NavLink
        mt="md"
        href={REFERENCE.href}
        label={words.reference}
        leftSection={<REFERENCE.icon size={18} stroke={1.6} aria-hidden />}
        style={{ borderRadius: "var(--mantine-radius-md)" }}
      />
    </AppShell.Section>
  );
}
