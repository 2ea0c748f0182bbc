import { Anchor, Badge, Code, Group, Stack, Switch } from "@mantine/core";
import { IconServer2 } from "@tabler/icons-react";
import { Link } from "react-router";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { CodeBlock } from "../../components/CodeBlock";
import { Hint } from "../../components/Copy";
import { DataTable } from "../../components/DataTable";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type Grant, saveGrant, useClientNames, useGrants } from "./accessQueries";
import { type Organization, ORGANIZATIONS } from "./queries";
import { organizationWords } from "./words";

const SOME = 3;

/** Which machines get tokens on behalf of an organization. */
export function ApiAccess({ one }: { one: Organization }) {
  const words = useWords(organizationWords);
  return (
    <Stack>
      <Hint>{words.apiAccessLead}</Hint>
      <Loaded query={useGrants(one.id)}>
        {({ grants, own }) => (
          <>
            <Table one={one} grants={grants} own={own} />
            {own.size > 0 ? (
              <FormSection title={words.howMachines}>
                <CodeBlock code={request(one.id, grants.find((g) => own.has(g.id)))} />
              </FormSection>
            ) : null}
          </>
        )}
      </Loaded>
    </Stack>
  );
}

function Table({ one, grants, own }: { one: Organization; grants: Grant[]; own: Set<string> }) {
  const words = useWords(organizationWords);
  const names = useClientNames().data;
  const may = useMay("create:organization_client_grants", "delete:organization_client_grants");
  const mayAllow = useMay("update:client_grants");
  const change = useChange<[Grant, boolean]>({
    change: ([grant, on]) => saveGrant(one.id, grant, own.has(grant.id), on),
    refreshes: [[...ORGANIZATIONS, one.id, "grants"]],
  });
  const denies = (g: Grant) => (g.organization_usage ?? "deny") === "deny";
  return (
    <DataTable
      label={words.apiAccess}
      rows={grants}
      rowKey={(g) => g.id}
      columns={[
        {
          header: words.application,
          cell: (g) => (
            <Link to={`/applications/${g.client_id}`} className="quiet">
              {names?.get(g.client_id) ?? g.client_id}
            </Link>
          ),
        },
        { header: words.api, cell: (g) => <Code>{g.audience}</Code> },
        { header: words.scopes, cell: (g) => <Scopes scopes={g.scope ?? []} /> },
        {
          header: words.actsFor,
          width: "10rem",
          cell: (g) =>
            g.allow_any_organization && !denies(g) ? (
              <Badge variant="default" tt="none">
                {words.forAll}
              </Badge>
            ) : (
              <Switch
                aria-label={`${words.actsFor}: ${names?.get(g.client_id) ?? g.client_id}, ${g.audience}`}
                checked={own.has(g.id) && !denies(g)}
                disabled={!may || (denies(g) && !mayAllow) || change.isPending}
                onChange={(e) => change.mutate([g, e.currentTarget.checked])}
              />
            ),
        },
      ]}
      empty={
        <Teach icon={IconServer2} title={words.noGrants}>
          {words.noGrantsText}{" "}
          <Anchor component={Link} to="/apis" inherit underline="always">
            {words.toApis}
          </Anchor>
        </Teach>
      }
    />
  );
}

function Scopes({ scopes }: { scopes: string[] }) {
  const words = useWords(organizationWords);
  return (
    <Group gap={4}>
      {scopes.slice(0, SOME).map((s) => (
        <Code key={s}>{s}</Code>
      ))}
      {scopes.length > SOME ? <Hint>{words.moreScopes(scopes.length - SOME)}</Hint> : null}
    </Group>
  );
}

function request(organization: string, grant: Grant | undefined): string {
  return [
    `curl ${window.location.origin}/oauth/token \\`,
    "  -d grant_type=client_credentials \\",
    `  -d client_id=${grant?.client_id ?? "CLIENT_ID"} \\`,
    '  -d client_secret="$CLIENT_SECRET" \\',
    `  -d audience=${grant?.audience ?? "AUDIENCE"} \\`,
    `  -d organization=${organization}`,
  ].join("\n");
}
