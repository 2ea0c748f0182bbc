import { Anchor, Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { APIS } from "./queries";
import { apiWords } from "./words";

const ALGORITHMS = ["RS256", "ES256", "PS256", "RS512", "EdDSA", "HS256"] as const;
type Algorithm = (typeof ALGORITHMS)[number];

/** Makes an API and goes to its quick start. */
export function CreateApi({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.createApi}
      size="lg"
      closeButtonProps={{ "aria-label": general.close }}
    >
      <CreateForm onClose={onClose} />
    </Modal>
  );
}

function CreateForm({ onClose }: { onClose: () => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [identifier, setIdentifier] = useState("");
  const [algorithm, setAlgorithm] = useState<Algorithm>("RS256");
  const create = useChange({
    change: () =>
      body(
        api.POST("/resource-servers", {
          body: { name: name.trim(), identifier: identifier.trim(), signing_alg: algorithm },
        }),
      ),
    refreshes: [APIS],
    onDone: (made) => void navigate(`/apis/${made.id}/quick-start`),
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        create.mutate();
      }}
    >
      <Stack>
        <TextInput
          data-autofocus
          required
          maxLength={200}
          label={words.name}
          description={words.nameHelp}
          placeholder="Orders API"
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          error={/[<>]/.test(name) ? words.nameSigns : null}
        />
        <Stack gap={6}>
          <TextInput
            required
            maxLength={600}
            label={words.identifier}
            description={words.identifierHelp}
            placeholder="https://orders.example.com/"
            value={identifier}
            onChange={(e) => setIdentifier(e.currentTarget.value)}
            spellCheck={false}
            autoCapitalize="off"
          />
          <SlashHint identifier={identifier.trim()} onChange={setIdentifier} />
        </Stack>
        <Select
          label={words.algorithm}
          description={words.algorithmHelp}
          data={ALGORITHMS.map((a) => ({ value: a, label: a === "RS256" ? `${a} (${words.recommended})` : a }))}
          value={algorithm}
          allowDeselect={false}
          onChange={(value) => setAlgorithm((value ?? "RS256") as Algorithm)}
        />
        <Text fz="sm" c="dimmed" role="status">
          {words[`about${algorithm}`]}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {general.cancel}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={/[<>]/.test(name)}>
            {general.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The slash at the end counts: said while it can still be chosen. */
function SlashHint({ identifier, onChange }: { identifier: string; onChange: (text: string) => void }) {
  const words = useWords(apiWords);
  if (!/^https?:\/\/[^/]/.test(identifier)) {
    return null;
  }
  const slash = identifier.endsWith("/");
  return (
    <Text fz="sm" c="dimmed" role="status">
      {slash ? words.slashThere : words.slashMissing}{" "}
      {slash ? null : (
        <Anchor component="button" type="button" fz="sm" underline="always" onClick={() => onChange(`${identifier}/`)}>
          {words.addSlash}
        </Anchor>
      )}
    </Text>
  );
}
