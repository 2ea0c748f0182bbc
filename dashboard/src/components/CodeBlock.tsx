import { Box, Code, Group, Stack, Tabs, Text } from "@mantine/core";
import { Copy } from "./Copy";

interface CodeBlockProps {
  code: string;
  /** A file name or a language, above the code. */
  title?: string;
}

/** Code to copy. */
export function CodeBlock({ code, title }: CodeBlockProps) {
  return (
    <Box pos="relative">
      {title ? (
        <Text fz="xs" c="dimmed" mb={4}>
          {title}
        </Text>
      ) : null}
      <Box pos="relative">
        <Code block fz="sm" pr="xl" tabIndex={0} style={{ overflow: "auto", maxHeight: "32rem" }}>
          {code}
        </Code>
        <Box pos="absolute" top={6} right={6}>
          <Copy value={code} />
        </Box>
      </Box>
    </Box>
  );
}

export interface Sample {
  name: string;
  /** What to do before, such as installing a package. */
  install?: string;
  file?: string;
  code: string;
}

/** The same in several languages. */
export function CodeSamples({ samples }: { samples: Sample[] }) {
  return (
    <Tabs defaultValue={samples[0]?.name ?? ""} keepMounted={false}>
      <Tabs.List mb="sm">
        {samples.map((s) => (
          <Tabs.Tab key={s.name} value={s.name}>
            {s.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {samples.map((s) => (
        <Tabs.Panel key={s.name} value={s.name}>
          <Stack gap="sm">
            {s.install ? <CodeBlock code={s.install} /> : null}
            <CodeBlock code={s.code} {...(s.file ? { title: s.file } : {})} />
          </Stack>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

/** A label and a value beside each other. */
export function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <Group gap="0.1rem 1rem" align="baseline">
      <Text fz="sm" c="dimmed" w="11rem" style={{ flex: "none" }}>
        {label}
      </Text>
      <Box miw={0} flex="1 1 14rem">
        {children}
      </Box>
    </Group>
  );
}
