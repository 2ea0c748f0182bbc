import { Anchor, Box, Group, Stack, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import { Link } from "react-router";

interface PageProps {
  title: string;
  /** One sentence that says what this is, for newcomers. */
  lead?: ReactNode;
  /** Where this page is below another one. */
  back?: { to: string; label: string };
  /** Beside the title, such as an id. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** For what needs room, such as code. */
  wide?: boolean;
  children: ReactNode;
}

/** A screen: title, what it is, what can be done, content. */
export function Page({ title, lead, back, aside, actions, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Ostiary`;
  }, [title]);
  return (
    <Box maw={wide ? "100rem" : "72rem"} mx="auto">
      <Stack gap={4} mb="lg">
        {back ? (
          <Anchor component={Link} to={back.to} fz="sm">
            ← {back.label}
          </Anchor>
        ) : null}
        <Group justify="space-between" align="flex-start" gap="md">
          <Stack gap={4} miw={0} flex="1 1 18rem">
            <Title order={1}>{title}</Title>
            {aside}
            {lead ? (
              <Text c="dimmed" maw="44rem">
                {lead}
              </Text>
            ) : null}
          </Stack>
          {actions ? <Group gap="sm">{actions}</Group> : null}
        </Group>
      </Stack>
      {children}
    </Box>
  );
}
