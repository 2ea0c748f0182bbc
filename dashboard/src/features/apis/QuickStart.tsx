import { Alert, Anchor, Stack, Tabs, Text } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconAlertTriangle, IconInfoCircle } from "@tabler/icons-react";
import { Link } from "react-router";
import { Fact } from "../../components/CodeBlock";
import { CopyText } from "../../components/Copy";
import { FormSection } from "../../components/Form";
import { Loaded } from "../../components/Loaded";
import { useWords } from "../../words/language";
import { Language } from "./Language";
import { type Api, examplePermission, useIssuer } from "./queries";
import { quickStarts, type Target } from "./snippets";
import { quickStartWords } from "./wordsQuickStart";

/** Where the tokens of an API list what is allowed. */
export function claimOf(one: Api): Target["claim"] {
  return one.enforce_policies && one.token_dialect?.endsWith("_authz") ? "permissions" : "scope";
}

/** Code that checks the tokens of this API, with its own values in it. */
export function QuickStart({ one }: { one: Api }) {
  const words = useWords(quickStartWords);
  return (
    <Loaded query={useIssuer()}>
      {(issuer) => {
        const first = examplePermission(one);
        const target: Target = {
          issuer,
          audience: one.identifier,
          permission: first ?? "read:items",
          claim: claimOf(one),
          algorithm: one.signing_alg ?? "RS256",
        };
        return (
          <>
            <Checks target={target} />
            {first ? null : (
              <Alert icon={<IconInfoCircle aria-hidden />} mb="md" title={words.noPermission}>
                {words.noPermissionText}{" "}
                <Anchor component={Link} to={`/apis/${one.id}/permissions`} fz="sm" underline="always">
                  {words.definePermissions}
                </Anchor>
              </Alert>
            )}
            {target.algorithm === "HS256" ? (
              <Alert icon={<IconAlertTriangle aria-hidden />} mb="md" title={words.secretOnly}>
                {words.secretOnlyText}
              </Alert>
            ) : null}
            <Languages target={target} testPath={`/apis/${one.id}/test`} />
          </>
        );
      }}
    </Loaded>
  );
}

function Checks({ target }: { target: Target }) {
  const words = useWords(quickStartWords);
  const shared = target.algorithm === "HS256";
  return (
    <FormSection title={words.title} lead={shared ? words.leadShared : words.lead}>
      <Stack gap="xs">
        <Fact label={words.issuer}>
          <CopyText value={target.issuer} />
        </Fact>
        <Fact label={words.audience}>
          <CopyText value={target.audience} />
        </Fact>
        <Fact label={words.algorithm}>
          <CopyText value={target.algorithm} />
        </Fact>
        {shared ? null : (
          <Fact label={words.keys}>
            <CopyText value={`${target.issuer}.well-known/jwks.json`} />
          </Fact>
        )}
        <Fact label={words.allowed}>
          <Text fz="sm" span>
            {words.allowedText(target.claim)}
          </Text>
        </Fact>
      </Stack>
    </FormSection>
  );
}

function Languages({ target, testPath }: { target: Target; testPath: string }) {
  const starts = quickStarts(target);
  const [chosen, choose] = useLocalStorage({ key: "ostiary.api-language", defaultValue: "Node" });
  const active = starts.find((s) => s.name === chosen) ?? starts[0];
  return (
    <Tabs variant="pills" value={active?.name ?? null} onChange={(name) => choose(name ?? "Node")} keepMounted={false}>
      <Tabs.List mb="md">
        {starts.map((s) => (
          <Tabs.Tab key={s.name} value={s.name}>
            {s.name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {active ? (
        <Tabs.Panel value={active.name}>
          <Language start={active} target={target} testPath={testPath} />
        </Tabs.Panel>
      ) : null}
    </Tabs>
  );
}
