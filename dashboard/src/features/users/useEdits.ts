import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useDraft } from "../../components/Form";
import { type Metadata, metadataChange } from "./metadata";
import { type User, USERS } from "./queries";

type Field = "user_metadata" | "app_metadata";
type TextField = "name" | "given_name" | "family_name" | "nickname";

/** What is edited of a user, and how it is sent. */
export function useEdits(user: User, done: string) {
  const draft = useDraft(user);
  const [invalid, setInvalid] = useState<Partial<Record<Field, boolean>>>({});
  // The texts of the metadata begin anew with each version.
  const [version, setVersion] = useState(0);
  const restart = () => {
    draft.reset();
    setInvalid({});
    setVersion((v) => v + 1);
  };
  const save = useChange({
    change: () => body(api.PATCH("/users/{id}", { params: { path: { id: user.user_id } }, body: changeOf(user, draft) })),
    refreshes: [USERS],
    done,
    onDone: restart,
  });
  const valid = !invalid.user_metadata && !invalid.app_metadata;
  return {
    draft,
    save,
    version,
    valid,
    dirty: draft.dirty || !valid,
    discard: restart,
    setText: (field: TextField, text: string) => draft.set(field, (text === "" ? undefined : text) as string),
    setEmail: (email: string) => {
      draft.set("email", email);
      draft.set("email_verified", email === user.email ? (user.email_verified ?? false) : false);
    },
    setMetadata: (field: Field, value: Metadata | undefined) => {
      setInvalid((before) => ({ ...before, [field]: value === undefined }));
      if (value) {
        const nothing = Object.keys(value).length === 0 && user[field] === undefined;
        draft.set(field, (nothing ? undefined : value) as Record<string, never>);
      }
    },
  };
}

function changeOf(user: User, draft: ReturnType<typeof useDraft<User>>) {
  const { name, given_name, family_name, nickname, email, email_verified, user_metadata, app_metadata } = draft.patch;
  const texts = { name, given_name, family_name, nickname };
  // What was emptied is removed: the server takes no empty texts.
  const emptied = Object.entries(texts).filter(([key]) => key in draft.patch);
  const metadata = (field: Field, after: Metadata | undefined) =>
    after ? { [field]: metadataChange(user[field] ?? {}, after) } : {};
  return {
    ...Object.fromEntries(emptied.map(([key, value]) => [key, value ?? null])),
    // The server takes a new address for not verified unless it is told otherwise.
    ...(email ? { email, email_verified: draft.value.email_verified ?? false } : {}),
    ...(email_verified !== undefined ? { email_verified } : {}),
    ...metadata("user_metadata", user_metadata),
    ...metadata("app_metadata", app_metadata),
  };
}
