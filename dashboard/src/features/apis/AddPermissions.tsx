import { Button, Card, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { parsePermissions } from "./pasted";
import type { Permission } from "./queries";
import { apiWords } from "./words";

/** Adds one permission, or a pasted list of them. */
export function AddPermissions({ pending, onAdd }: { pending: boolean; onAdd: (more: Permission[]) => void }) {
  const words = useWords(apiWords);
  const general = useWords(common);
  const [value, setValue] = useState("");
  const [description, setDescription] = useState("");
  const [pasted, setPasted] = useState<string>();
  // RFC 6749 section 3.3: what a scope may consist of.
  const wrong = value.trim() !== "" && !/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(value.trim());
  const submit = (e: React.FormEvent) => {
    e.preventDefault();
    onAdd(pasted === undefined ? [{ value: value.trim(), description: description.trim() }] : parsePermissions(pasted));
    setValue("");
    setDescription("");
    setPasted(undefined);
  };
  return (
    <Card withBorder component="form" onSubmit={submit}>
      {pasted === undefined ? (
        <Group align="flex-start">
          <TextInput
            required
            flex="1 1 12rem"
            label={words.permission}
            placeholder="read:orders"
            spellCheck={false}
            autoCapitalize="off"
            value={value}
            error={wrong ? words.badValue : null}
            onChange={(e) => setValue(e.currentTarget.value)}
          />
          <TextInput
            flex="2 1 16rem"
            label={words.description}
            placeholder={words.descriptionExample}
            value={description}
            onChange={(e) => setDescription(e.currentTarget.value)}
          />
          <Button type="submit" mt={{ base: 0, xs: "1.55rem" }} loading={pending} disabled={wrong}>
            {general.add}
          </Button>
          <Button variant="default" mt={{ base: 0, xs: "1.55rem" }} onClick={() => setPasted("")}>
            {words.pasteMany}
          </Button>
        </Group>
      ) : (
        <Stack>
          <Textarea
            required
            autosize
            minRows={4}
            label={words.pasteLabel}
            description={words.pasteHelp}
            placeholder={"read:orders See orders\ncreate:orders Make new orders"}
            value={pasted}
            onChange={(e) => setPasted(e.currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={pending} disabled={parsePermissions(pasted).length === 0}>
              {words.addMany(parsePermissions(pasted).length)}
            </Button>
            <Button variant="default" onClick={() => setPasted(undefined)}>
              {general.cancel}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  );
}
