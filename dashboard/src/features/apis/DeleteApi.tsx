import { Text } from "@mantine/core";
import { useNavigate } from "react-router";
import { api } from "../../api/client";
import { useChange } from "../../api/query";
import { ConfirmDelete, DangerZone } from "../../components/ConfirmDelete";
import { useWords } from "../../words/language";
import { type Api, APIS } from "./queries";
import { apiWords } from "./words";

/** Ends an API with everything that depends on it. */
export function DeleteApi({ one }: { one: Api }) {
  const words = useWords(apiWords);
  const navigate = useNavigate();
  const remove = useChange({
    change: () => api.DELETE("/resource-servers/{id}", { params: { path: { id: one.id } } }),
    refreshes: [[...APIS, "list"]],
    onDone: () => void navigate("/apis"),
  });
  return (
    <DangerZone>
      <Text fz="sm">{words.deleteText}</Text>
      <ConfirmDelete
        label={words.deleteApi}
        consequences={words.deleteText}
        name={one.name}
        pending={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </DangerZone>
  );
}
