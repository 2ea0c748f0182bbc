import { Group, Radio, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { FormDialog } from "../../components/FormDialog";
import { useWords } from "../../words/language";
import { type Kind, KINDS } from "./kinds";
import { APPLICATIONS } from "./queries";
import { applicationWords } from "./words";

/** Makes an application and goes to its quick start; what it needs by its type the server knows. */
export function CreateApplication({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(applicationWords);
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [kind, setKind] = useState<Kind>("spa");
  const create = useChange({
    change: () => body(api.POST("/clients", { body: { name: name.trim(), app_type: kind } })),
    refreshes: [APPLICATIONS],
    onDone: (made) => void navigate(`/applications/${made.client_id}/quick-start`),
  });
  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={words.createApplication}
      pending={create.isPending}
      size="xl"
      onSubmit={() => create.mutate()}
    >
      <TextInput
        data-autofocus
        required
        maxLength={200}
        label={words.name}
        description={words.nameHelp}
        placeholder={words.nameExample}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <Radio.Group
        label={words.typeQuestion}
        description={words.typeHelp}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
      >
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mt="sm">
          {KINDS.map((k) => (
            <KindCard key={k.kind} kind={k} chosen={k.kind === kind} />
          ))}
        </SimpleGrid>
      </Radio.Group>
    </FormDialog>
  );
}

function KindCard({ kind, chosen }: { kind: (typeof KINDS)[number]; chosen: boolean }) {
  const words = useWords(applicationWords);
  const Shown = kind.icon;
  return (
    <Radio.Card
      value={kind.kind}
      aria-label={`${words[kind.label]}: ${words[kind.help]}`}
      p="md"
      style={{ display: "flex", alignItems: "flex-start" }}
      {...(chosen ? { bd: "1px solid var(--mantine-primary-color-filled)" } : {})}
    >
      <Group wrap="nowrap" align="flex-start" gap="sm">
        <Radio.Indicator mt={2} />
        <Stack gap={4}>
          <Group gap="xs">
            <Shown size={18} stroke={1.5} aria-hidden />
            <Text fw={600}>{words[kind.label]}</Text>
          </Group>
          <Text fz="sm" c="dimmed">
            {words[kind.help]}
          </Text>
        </Stack>
      </Group>
    </Radio.Card>
  );
}
