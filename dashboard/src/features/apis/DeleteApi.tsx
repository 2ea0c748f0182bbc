import { api } from "../../api/client";
import { Removal } from "../../components/Removal";
import { useWords } from "../../words/language";
import { type Api, APIS } from "./queries";
import { apiWords } from "./words";

/** Ends an API with everything that depends on it. */
export function DeleteApi({ one }: { one: Api }) {
  const words = useWords(apiWords);
  return (
    <Removal
      label={words.deleteApi}
      text={words.deleteText}
      name={one.name}
      remove={() => api.DELETE("/resource-servers/{id}", { params: { path: { id: one.id } } })}
      back="/apis"
      refreshes={[[...APIS, "list"]]}
    />
  );
}
