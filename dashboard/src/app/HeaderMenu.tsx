import { ActionIcon, Avatar, Menu, Text, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useSession } from "../api/session";
import { type Language, LANGUAGES, useLanguage, useWords } from "../words/language";
import { shellWords } from "./words";

/** Colours, language, and the person who is signed in. */
export function HeaderMenu() {
  const words = useWords(shellWords);
  const { name, email, signOut } = useSession();
  const { language, setLanguage } = useLanguage();
  return (
    <>
      <ColorSwitch />
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={words.language}>
            <IconLanguage size={18} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {Object.entries(LANGUAGES).map(([key, own]) => (
            <Menu.Item
              key={key}
              lang={key}
              fw={key === language ? 600 : 400}
              onClick={() => setLanguage(key as Language)}
            >
              {own}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <UnstyledButton aria-label={words.account}>
            <Avatar name={name} color="initials" radius="xl" size={36} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {name}
            <Text fz="xs">{email}</Text>
          </Menu.Label>
          <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
            {words.signOut}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function ColorSwitch() {
  const words = useWords(shellWords);
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={words.colors}
      onClick={() => setColorScheme(dark ? "light" : "dark")}
    >
      {dark ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
    </ActionIcon>
  );
}
