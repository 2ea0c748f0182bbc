import { Button, Group } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import { Link } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { Teach } from "../../components/Teach";
import { useWords } from "../../words/language";
import { type Api, GRANTS, permissionsOf } from "./queries";
import { testWords } from "./wordsTest";

/** Nothing may get a token yet: what is missing, and the shortest way to it. */
export function TestApplication({ one }: { one: Api }) {
  const words = useWords(testWords);
  const mayCreate = useMay("create:clients", "create:client_grants") && !one.is_system;
  const create = useChange({
    change: async () => {
      const app = await body(
        api.POST("/clients", {
          body: { name: words.testName(one.name).replace(/[<>]/g, "").slice(0, 150), app_type: "non_interactive" },
        }),
      );
      const scope = permissionsOf(one).map((p) => p.value);
      return body(
        api.POST("/client-grants", { body: { client_id: app.client_id ?? "", audience: one.identifier, scope } }),
      );
    },
    refreshes: [GRANTS, ["applications"], ["clients"]],
    done: words.testMade,
  });
  return (
    <Teach
      icon={IconFlask}
      title={words.nobody}
      action={
        <Group>
          {mayCreate ? (
            <Button loading={create.isPending} onClick={() => create.mutate()}>
              {words.createTest}
            </Button>
          ) : null}
          <Button component={Link} to={`/apis/${one.id}/machine-to-machine`} variant="default">
            {words.authorizeOther}
          </Button>
        </Group>
      }
    >
      {words.nobodyText} {mayCreate ? words.createTestText : null}
    </Teach>
  );
}
