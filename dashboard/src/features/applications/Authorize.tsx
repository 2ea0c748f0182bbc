import { Anchor, Button, Group, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { Link } from "react-router";
import { api as server, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { type Api, type Application, APPLICATIONS, useGrants } from "./queries";
import { quickWords } from "./words-quick";

/** A machine gets tokens for an API only after somebody allowed it. */
export function Authorize({ one, api }: { one: Application; api: Api | undefined }) {
  const words = useWords(quickWords);
  const may = useMay("create:client_grants");
  const sees = useMay("read:client_grants");
  const grants = useGrants(one.client_id, sees);
  const granted = (grants.data ?? []).some((g) => g.audience === api?.identifier && g.subject_type !== "user");
  const authorize = useChange({
    change: (audience: string) =>
      body(server.POST("/client-grants", { body: { client_id: one.client_id, audience, scope: [] } })),
    refreshes: [APPLICATIONS],
    done: words.authorized,
  });
  return (
    <FormSection title={`1. ${words.authorize}`} lead={words.authorizeLead}>
      {api === undefined ? (
        <Text fz="sm">{words.chooseFirst}</Text>
      ) : granted ? (
        <Group gap="xs">
          <IconCheck size={18} aria-hidden />
          <Text fz="sm">
            {words.isAuthorized(api.name)}{" "}
            <Anchor component={Link} inherit underline="always" to={`/applications/${one.client_id}/api-access`}>{words.chooseScopes}</Anchor>
          </Text>
        </Group>
      ) : may && !grants.isPending ? (
        <Group>
          <Button onClick={() => authorize.mutate(api.identifier)} loading={authorize.isPending}>
            {words.authorizeFor(api.name)}
          </Button>
        </Group>
      ) : (
        <Text fz="sm">{words.notAuthorized(api.name)}</Text>
      )}
    </FormSection>
  );
}
