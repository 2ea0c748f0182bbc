import { Group, NumberInput, PasswordInput, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { type Provider, SETTINGS } from "./queries";
import { settingsWords } from "./words";

/** The fields of an SMTP server. Its credentials are replaced as a whole, so the password comes again. */
export function MailServer({ known }: { known: Provider | null }) {
  const words = useWords(settingsWords);
  const general = useWords(common);
  const may = useMay(known ? "update:email_provider" : "create:email_provider");
  const [password, setPassword] = useState("");
  const draft = useDraft({
    enabled: known?.enabled ?? true,
    from: known?.default_from_address ?? "",
    host: known?.credentials?.smtp_host ?? "",
    port: known?.credentials?.smtp_port ?? 587,
    user: known?.credentials?.smtp_user ?? "",
  });
  const { enabled, from, host, port, user } = draft.value;
  const moved = password !== "" || ["host", "port", "user"].some((key) => key in draft.patch);
  const complete = {
    name: "smtp" as const,
    enabled,
    default_from_address: from,
    credentials: {
      smtp_host: host.trim(),
      smtp_port: port,
      ...(user ? { smtp_user: user, smtp_pass: password } : {}),
    },
  };
  const { credentials, ...rest } = complete;
  const save = useChange({
    change: () =>
      known
        ? body(api.PATCH("/emails/provider", { body: moved || known.name !== "smtp" ? complete : rest }))
        : body(api.POST("/emails/provider", { body: complete })),
    refreshes: [SETTINGS],
    done: general.saved,
  });
  const problem = !credentials.smtp_host
    ? words.hostNeeded
    : moved && user && password === ""
      ? words.passwordAgain
      : !from && !user
        ? words.senderNeeded
        : undefined;
  const text = (key: "from" | "host" | "user") => ({
    value: draft.value[key],
    readOnly: !may,
    autoComplete: "off",
    onChange: (e: React.ChangeEvent<HTMLInputElement>) => draft.set(key, e.currentTarget.value),
  });
  return (
    <>
      <FormSection title={words.server} lead={words.serverLead}>
        <Switch
          label={words.serverEnabled}
          checked={enabled}
          disabled={!may}
          onChange={(e) => draft.set("enabled", e.currentTarget.checked)}
        />
        <TextInput
          label={words.sender}
          description={words.senderHelp}
          placeholder="Example <login@example.com>"
          {...text("from")}
        />
        <Group align="flex-start">
          <TextInput flex="3 1 14rem" label={words.host} placeholder="smtp.example.com" {...text("host")} />
          <NumberInput
            flex="1 1 8rem"
            label={words.port}
            min={1}
            max={65_535}
            allowDecimal={false}
            thousandSeparator=""
            value={port}
            readOnly={!may}
            onChange={(value) => draft.set("port", Number(value))}
          />
        </Group>
        <Group align="flex-start">
          <TextInput flex="1 1 14rem" label={words.smtpUser} {...text("user")} />
          {may ? (
            <PasswordInput
              flex="1 1 14rem"
              label={words.smtpPassword}
              value={password}
              autoComplete="new-password"
              placeholder={known?.credentials?.smtp_user ? words.passwordKept : ""}
              onChange={(e) => setPassword(e.currentTarget.value)}
            />
          ) : null}
        </Group>
      </FormSection>
      <SaveBar
        dirty={draft.dirty || password !== ""}
        saving={save.isPending}
        problem={problem}
        onSave={() => save.mutate()}
        onDiscard={() => {
          draft.reset();
          setPassword("");
        }}
      />
    </>
  );
}
