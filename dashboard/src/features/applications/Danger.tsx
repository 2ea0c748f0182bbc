import { Text } from "@mantine/core";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { useWords } from "../../words/language";
import { methodOf } from "./kinds";
import { type Application, APPLICATIONS } from "./queries";
import { Rotate } from "./Secret";
import { settingsWords } from "./words-settings";

/** A new secret, or the end of the application. */
export function Danger({ one }: { one: Application }) {
  const words = useWords(settingsWords);
  const navigate = useNavigate();
  const mayRotate = useMay("update:client_keys") && methodOf(one) !== "none";
  const mayDelete = useMay("delete:clients");
  const remove = useChange({
    change: () => api.DELETE("/clients/{id}", { params: { path: { id: one.client_id } } }),
    // The application itself is gone: asking for it again would only be refused.
    refreshes: [[...APPLICATIONS, "list"]],
    onDone: () => void navigate("/applications"),
  });
  if (!mayRotate && !mayDelete) {
    return null;
  }
  return (
    <DangerZone>
      {mayRotate ? (
        <>
          <Text fz="sm">{words.rotateText}</Text>
          <Rotate clientId={one.client_id} />
        </>
      ) : null}
      {mayDelete ? (
        <>
          <Text fz="sm">{words.deleteText}</Text>
          <ConfirmDelete
            label={words.deleteApplication}
            consequences={words.deleteText}
            name={one.name}
            pending={remove.isPending}
            onConfirm={() => remove.mutate()}
          />
        </>
      ) : null}
    </DangerZone>
  );
}
