import { Alert, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { messageOf } from "../../api/errors";
import { ClaimTable } from "../../components/ClaimTable";
import { CodeBlock } from "../../components/CodeBlock";
import { FormSection } from "../../components/Form";
import { decode } from "../../components/jwt";
import { useWords } from "../../words/language";
import { type Api, type App, examplePermission, permissionsOf } from "./queries";
import { resourceOf } from "./snippets";
import { requestToken, type TokenAnswer } from "./tokens";
import { ownClaimWords } from "./wordsClaims";
import { testWords } from "./wordsTest";

interface LiveCallProps {
  one: Api;
  app: App;
  /** Missing while it is on its way. */
  secret: string | undefined;
}

/** Makes the call for real and shows what came back. */
export function LiveCall({ one, app, secret }: LiveCallProps) {
  const words = useWords(testWords);
  const call = useMutation({
    mutationFn: () =>
      requestToken({ clientId: app.client_id, clientSecret: secret ?? "", audience: one.identifier }),
  });
  return (
    <>
      <FormSection title={words.answer} lead={words.answerLead(app.name)}>
        <Group>
          <Button
            leftSection={<IconPlayerPlay size={16} aria-hidden />}
            loading={call.isPending}
            disabled={!secret}
            onClick={() => call.mutate()}
          >
            {call.data ? words.again : words.getToken}
          </Button>
          <Group gap="sm" role="status">
            {call.data ? <Outcome answer={call.data} /> : null}
          </Group>
        </Group>
        {call.error ? <Alert color="red">{messageOf(call.error)}</Alert> : null}
        {call.data ? <CodeBlock code={JSON.stringify(call.data.body, null, 2)} /> : null}
        {call.data?.body.error ? (
          <Alert icon={<IconAlertTriangle aria-hidden />} title={words.refused}>
            {words.refusal(call.data.body.error)}
          </Alert>
        ) : null}
      </FormSection>
      {call.data?.body.access_token ? <Explained token={call.data.body.access_token} one={one} app={app} /> : null}
    </>
  );
}

function Outcome({ answer }: { answer: TokenAnswer }) {
  return (
    <>
      <Badge color={answer.status === 200 ? "teal.9" : "red.9"} size="lg">
        {answer.status}
      </Badge>
      <Text fz="sm" c="dimmed">
        {answer.milliseconds} ms
      </Text>
    </>
  );
}

function Explained({ token, one, app }: { token: string; one: Api; app: App }) {
  const words = useWords(testWords);
  const own = useWords(ownClaimWords);
  const parts = decode(token);
  if (!parts) {
    return null;
  }
  const meanings = {
    scope: own.scope(app.name, one.name),
    permissions: own.permissions(app.name, one.name),
    azp: own.azp(app.name),
    client_id: own.azp(app.name),
  };
  const about = new Map(permissionsOf(one).map((p) => [p.value, p.description]));
  const resource = resourceOf({ permission: examplePermission(one) ?? "" });
  return (
    <>
      <FormSection title={words.explained} lead={words.explainedLead}>
        <ClaimTable title={words.header} part="header" claims={parts.header} />
        <ClaimTable title={words.payload} part="payload" claims={parts.payload} meanings={meanings} about={about} />
        <Text fz="sm" c="dimmed">
          {words.signature}
        </Text>
      </FormSection>
      <FormSection title={words.send} lead={words.sendLead}>
        <Stack gap="xs">
          <CodeBlock code={`curl -i http://localhost:3001/${resource} \\\n  -H 'Authorization: Bearer ${token}'`} />
        </Stack>
      </FormSection>
    </>
  );
}
