import { Alert, Anchor, Stack, Title } from "@mantine/core";
import { IconServer2 } from "@tabler/icons-react";
import { Link } from "react-router";
import { Hint } from "../../components/Copy";
import { Loaded } from "../../components/Loaded";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { ApiGrant } from "./ApiGrant";
import { actsAlone, hasUsers } from "./kinds";
import { type Api, type Application, type Grant, useApis, useGrants } from "./queries";
import { accessWords } from "./words-access";

/** For which APIs the application gets tokens: on its own, and for people. */
export function ApiAccess({ one }: { one: Application }) {
  const words = useWords(accessWords);
  const apis = useApis();
  const grants = useGrants(one.client_id);
  const alone = actsAlone(one);
  return (
    <Stack>
      <Hint>{words.accessLead}</Hint>
      <Loaded query={apis}>
        {(all) => (
          <Loaded query={grants}>
            {(held) => (
              <>
                {all.every((a) => a.is_system) ? (
                  <Teach icon={IconServer2} title={words.noApis}>
                    {words.noApisText} <Anchor component={Link} inherit underline="always" to="/apis">{words.toApis}</Anchor>
                  </Teach>
                ) : null}
                {hasUsers(one) ? <Access one={one} apis={all} grants={held} subject="user" /> : null}
                {alone ? <Access one={one} apis={all} grants={held} subject="client" /> : null}
                {alone ? null : <Alert>{words.notAlone}</Alert>}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}

interface AccessProps {
  one: Application;
  apis: Api[];
  grants: Grant[];
  /** Whether people are signed in, or it acts on its own. */
  subject: "user" | "client";
}

function Access({ one, apis, grants, subject }: AccessProps) {
  const words = useWords(accessWords);
  const shown = apis.filter((a) => subject === "client" || !a.is_system);
  return (
    <Stack gap="sm" mt="sm">
      <Title order={2}>{subject === "user" ? words.forPeople : words.forItself}</Title>
      <Hint>{subject === "user" ? words.forPeopleLead : words.forItselfLead}</Hint>
      {shown.map((a) => (
        <ApiGrant
          key={a.id}
          one={one}
          api={a}
          subject={subject}
          grant={grants.find((g) => g.audience === a.identifier && (g.subject_type ?? "client") === subject)}
        />
      ))}
    </Stack>
  );
}
