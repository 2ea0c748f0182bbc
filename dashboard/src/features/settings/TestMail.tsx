import { Alert, Button, Code, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { useState } from "react";
import { body, own, type OwnSchemas } from "../../api/client";
import { useChange } from "../../api/query";
import { May, useSession } from "../../api/session";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { settingsWords } from "./words";

type Result = OwnSchemas["TestMailResult"];

/** Sends one mail the way that all go, and shows what the mail server says. */
export function TestMail() {
  const words = useWords(settingsWords);
  const { email } = useSession();
  const [to, setTo] = useState(email);
  const [result, setResult] = useState<Result & { to: string }>();
  const send = useChange({
    change: () => body(own.POST("/emails/test", { body: { to: to.trim() } })),
    refreshes: [],
    onDone: (told) => setResult({ ...told, to: to.trim() }),
  });
  return (
    <May scope="update:email_provider">
      <FormSection title={words.testMail} lead={words.testMailLead}>
        <form
          onSubmit={(e) => {
            e.preventDefault();
            setResult(undefined);
            send.mutate();
          }}
        >
          <Group align="flex-end">
            <TextInput
              flex="1 1 16rem"
              required
              type="email"
              label={words.testMailTo}
              value={to}
              onChange={(e) => setTo(e.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={send.isPending}>
              {words.testMailSend}
            </Button>
          </Group>
        </form>
        {result ? <Told result={result} /> : null}
      </FormSection>
    </May>
  );
}

function Told({ result }: { result: Result & { to: string } }) {
  const words = useWords(settingsWords);
  return result.sent ? (
    <Alert role="status" color="teal" icon={<IconCircleCheck />} title={words.testMailSent(result.to)}>
      {words.testMailSentText}
    </Alert>
  ) : (
    <Alert role="alert" color="red" icon={<IconCircleX />} title={words.testMailFailed}>
      <Stack gap="xs">
        <Text fz="sm">{words.testMailFailedText}</Text>
        <Code block>{result.reason}</Code>
      </Stack>
    </Alert>
  );
}
