import { Select, SimpleGrid, TagsInput, TextInput } from "@mantine/core";
import { FormSection } from "../../components/Form";
import { PersonSelect } from "../../components/PersonSelect";
import { useWords } from "../../words/language";
import { type Api, type App, GRANTS, type Wish } from "./queries";
import { previewWords } from "./words";

const OPENID = ["openid", "profile", "email", "offline_access"];

interface WishFormProps {
  wish: Wish;
  apps: App[];
  apis: Api[];
  change: (part: Partial<Wish>) => void;
}

/** What an application would ask for. */
export function WishForm({ wish, apps, apis, change }: WishFormProps) {
  const words = useWords(previewWords);
  const api = apis.find((a) => a.identifier === wish.api);
  const scopes = [...OPENID, ...(api?.scopes ?? []).map((s) => s.value)];
  const known = apps.some((a) => a.client_id === wish.app);
  const choices = apps.map((a) => ({ value: a.client_id, label: a.name }));
  return (
    <FormSection title={words.request} lead={words.requestLead}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Select
          label={words.app}
          description={words.appHelp}
          placeholder={words.choose}
          data={known || !wish.app ? choices : [{ value: wish.app, label: wish.app }, ...choices]}
          value={wish.app || null}
          searchable
          allowDeselect={false}
          onChange={(app) => change({ app: app ?? "" })}
        />
        <PersonSelect
          label={words.user}
          description={words.userHelp}
          nobody={words.nobody}
          nothingFound={words.noUser}
          value={wish.user}
          onChange={(user) => change({ user, grant: "" })}
        />
        <Select
          label={words.api}
          description={words.apiHelp}
          placeholder={words.noApi}
          data={apis.map((a) => ({ value: a.identifier, label: `${a.name} (${a.identifier})` }))}
          value={wish.api || null}
          searchable
          clearable
          clearButtonProps={{ "aria-label": words.noApi }}
          onChange={(audience) => change({ api: audience ?? "" })}
        />
        <TagsInput
          label={words.scopes}
          description={words.scopesHelp}
          data={scopes}
          value={wish.scope.split(" ").filter(Boolean)}
          splitChars={[" ", ","]}
          clearable
          clearButtonProps={{ "aria-label": words.noScopes }}
          onChange={(all) => change({ scope: all.join(" ") })}
        />
        <Select
          label={words.grant}
          description={words.grantHelp}
          placeholder={wish.user ? "authorization_code" : "client_credentials"}
          data={GRANTS.filter((g) => (g === "client_credentials") === !wish.user)}
          value={wish.grant || null}
          clearable
          clearButtonProps={{ "aria-label": words.usual }}
          onChange={(grant) => change({ grant: grant ?? "" })}
        />
        <TextInput
          label={words.organization}
          description={words.organizationHelp}
          value={wish.organization}
          onChange={(e) => change({ organization: e.currentTarget.value.trim() })}
        />
      </SimpleGrid>
    </FormSection>
  );
}
