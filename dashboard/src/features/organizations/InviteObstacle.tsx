import { Alert, Anchor, Stack, Text } from "@mantine/core";
import { Link } from "react-router";
import { useWords } from "../../words/language";
import type { Application } from "./queries";
import { organizationWords } from "./words";

interface InviteObstacleProps {
  application: Application;
  /** No address is known that the link could open. */
  leadsNowhere: boolean;
}

/** What must be set in the application before an invitation can work. */
export function InviteObstacle({ application, leadsNowhere }: InviteObstacleProps) {
  const words = useWords(organizationWords);
  const denies = (application.organization_usage ?? "deny") === "deny";
  if (!denies && !leadsNowhere) {
    return null;
  }
  return (
    <Alert color="yellow" role="status">
      <Stack gap="xs">
        {denies ? <Text fz="sm">{words.appDenies}</Text> : null}
        {leadsNowhere ? <Text fz="sm">{words.appNowhere}</Text> : null}
        <Anchor component={Link} to={`/applications/${application.client_id}/settings`} fz="sm" underline="always">
          {words.toApplication(application.name)}
        </Anchor>
      </Stack>
    </Alert>
  );
}
