import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { APIS } from "./queries";
import { apiWords } from "./words";

const ALGORITHMS = ["RS256", "ES256", "PS256", "RS512", "EdDSA", "HS256"] as const;

/** Makes an API and goes to its quick start. */
export function CreateApi({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [identifier, setIdentifier] = useState("");
  const [algorithm, setAlgorithm] = useState<(typeof ALGORITHMS)[number]>("RS256");
  const create = useChange({
    change: () => body(api.POST("/resource-servers", { body: { name, identifier, signing_alg: algorithm } })),
    refreshes: [APIS],
    onDone: (made) => void navigate(`/apis/${made.id}/quick-start`),
  });
  const hint = identifier.startsWith("http") && !identifier.endsWith("/") ? words.slashHint : undefined;
  return (
    <Modal opened={opened} onClose={onClose} title={words.createApi} closeButtonProps={{ "aria-label": general.close }}>
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
            label={words.name}
            description={words.nameHelp}
            placeholder="Orders API"
            value={name}
            onChange={(e) => setName(e.currentTarget.value)}
          />
          <TextInput
            required
            label={words.identifier}
            description={words.identifierHelp}
            placeholder="https://orders.example.com/"
            value={identifier}
            onChange={(e) => setIdentifier(e.currentTarget.value)}
            error={hint ? undefined : null}
          />
          {hint ? <small role="status">{hint}</small> : null}
          <Select
            label={words.algorithm}
            description={words.algorithmHelp}
            data={[...ALGORITHMS]}
            value={algorithm}
            allowDeselect={false}
            onChange={(value) => setAlgorithm((value ?? "RS256") as typeof algorithm)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {general.cancel}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {general.create}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
