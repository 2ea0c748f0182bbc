import { Box, Flex, Tabs } from "@mantine/core";
import type { ReactNode } from "react";

export interface SideTab {
  key: string;
  label: string;
  content: ReactNode;
}

/** Code at one side, what belongs to it at the other; below each other where there is no room. */
export function Workbench({ code, side }: { code: ReactNode; side: SideTab[] }) {
  return (
    <Flex gap="lg" direction={{ base: "column", lg: "row" }} align="stretch">
      <Box flex="3 1 0" miw={0}>
        {code}
      </Box>
      <Box flex="2 1 0" miw={0}>
        <Tabs defaultValue={side[0]?.key ?? null} keepMounted={false}>
          <Tabs.List mb="md">
            {side.map((s) => (
              <Tabs.Tab key={s.key} value={s.key}>
                {s.label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {side.map((s, i) => (
            // The first keeps what was typed and found; the others begin to load when they are shown.
            <Tabs.Panel key={s.key} value={s.key} keepMounted={i === 0}>
              {s.content}
            </Tabs.Panel>
          ))}
        </Tabs>
      </Box>
    </Flex>
  );
}
