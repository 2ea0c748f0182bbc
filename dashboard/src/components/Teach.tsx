import { Card, Group, Stack, Text, ThemeIcon, Title } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface TeachProps {
  icon: Icon;
  title: string;
  /** What this is and whether one needs it. */
  children: ReactNode;
  action?: ReactNode;
}

/** An empty state that teaches: what would be here, what it is for, how to begin. */
export function Teach({ icon: Shown, title, children, action }: TeachProps) {
  return (
    <Card withBorder padding="xl">
      <Group align="flex-start" gap="lg" wrap="nowrap">
        <ThemeIcon size={44} radius="xl" variant="light" visibleFrom="xs">
          <Shown size={24} stroke={1.5} aria-hidden />
        </ThemeIcon>
        <Stack gap="sm" align="flex-start" maw="40rem">
          <Title order={2}>{title}</Title>
          <Text component="div" c="dimmed">
            {children}
          </Text>
          {action}
        </Stack>
      </Group>
    </Card>
  );
}
