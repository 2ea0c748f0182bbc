import { Alert, Button, Checkbox, Group, Modal, Radio, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CopyField } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { userPath } from "../../components/UserCell";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { NewPassword } from "./NewPassword";
import { type Connection, passwordLink, unknownPassword, useDatabases, USERS } from "./queries";
import { userWords } from "./words";

interface Made {
  id: string;
  link: string;
}

/** Makes a user. */
export function CreateUser({ onClose }: { onClose: () => void }) {
  const words = useWords(userWords);
  const general = useWords(common);
  const connections = useDatabases();
  const [made, setMade] = useState<Made>();
  const title = made ? words.created : words.createUser;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": general.close }}>
      {made ? (
        <Stack>
          {made.link ? <CopyField label={words.link} value={made.link} description={words.createdLink} /> : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {general.close}
            </Button>
            <Button component={Link} to={userPath(made.id)}>
              {words.openUser}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Loaded query={connections}>
          {(all) =>
            all.length === 0 ? <Alert>{words.noDatabases}</Alert> : <UserForm databases={all} onMade={setMade} onClose={onClose} />
          }
        </Loaded>
      )}
    </Modal>
  );
}

interface UserFormProps {
  databases: Connection[];
  onMade: (made: Made) => void;
  onClose: () => void;
}

function UserForm({ databases, onMade, onClose }: UserFormProps) {
  const words = useWords(userWords);
  const general = useWords(common);
  const mayLink = useMay("create:user_tickets");
  const [form, setForm] = useState({ connection: databases[0]?.name ?? "", email: "", name: "", password: "" });
  const [byLink, setByLink] = useState(mayLink);
  const [verified, setVerified] = useState(false);
  const set = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }));
  const create = useChange({
    change: async () => {
      const { name, ...rest } = form;
      const wanted = {
        ...rest,
        ...(name ? { name } : {}),
        email_verified: !byLink && verified,
        verify_email: !byLink && !verified,
        password: byLink ? unknownPassword() : form.password,
      };
      const user = await body(api.POST("/users", { body: wanted }));
      const id = user.user_id ?? "";
      const link = byLink ? await passwordLink({ user_id: id, mark_email_as_verified: true, ttl_sec: 0 }) : "";
      return { id, link };
    },
    refreshes: [USERS],
    onDone: onMade,
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        create.mutate();
      }}
    >
      <Stack>
        <Select
          label={words.connection}
          allowDeselect={false}
          data={databases.map((c) => c.name)}
          value={form.connection}
          onChange={(value) => set({ connection: value ?? "" })}
        />
        <TextInput data-autofocus required type="email" label={words.email} autoComplete="off" value={form.email} onChange={(e) => set({ email: e.currentTarget.value })} />
        <TextInput label={words.name} description={words.nameOptional} autoComplete="off" value={form.name} onChange={(e) => set({ name: e.currentTarget.value })} />
        {mayLink ? (
          <Radio.Group label={words.passwordHow} value={byLink ? "link" : "me"} onChange={(value) => setByLink(value === "link")}>
            <Stack gap="xs" mt="xs">
              <Radio value="link" label={words.byLink} description={words.byLinkHelp} />
              <Radio value="me" label={words.byMe} />
            </Stack>
          </Radio.Group>
        ) : null}
        {byLink ? null : (
          <>
            <NewPassword connection={form.connection} value={form.password} onChange={(password) => set({ password })} />
            <Checkbox label={words.verified} description={words.verifiedHelp} checked={verified} onChange={(e) => setVerified(e.currentTarget.checked)} />
          </>
        )}
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
  );
}
