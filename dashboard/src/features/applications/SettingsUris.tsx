import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { FormSection } from "../../components/Form";
import { useWords } from "../../words/language";
import { hasUsers, kindOf } from "./kinds";
import type { Application } from "./queries";
import type { GroupProps } from "./Settings";
import { callbackProblem, linesOf, loginUriProblem, originProblem, type UrlProblem } from "./urls";
import { settingsWords } from "./words-settings";

const LISTS = ["callbacks", "allowed_logout_urls", "web_origins", "allowed_origins"] as const;
type ListName = (typeof LISTS)[number];
type Problem = { url: string; problem: UrlProblem };

const HELP = {
  callbacks: "callbacksHelp",
  allowed_logout_urls: "logoutHelp",
  web_origins: "webOriginsHelp",
  allowed_origins: "allowedOriginsHelp",
} as const;

/** The first address of each field that cannot be registered. */
export function problemsOf(one: Application): Record<ListName | "initiate_login_uri", Problem | undefined> {
  const native = kindOf(one) === "native";
  const firstOf = (urls: string[] | undefined, check: (url: string) => UrlProblem | undefined) =>
    (urls ?? []).flatMap((url) => {
      const problem = check(url);
      return problem ? [{ url, problem }] : [];
    })[0];
  return {
    callbacks: firstOf(one.callbacks, (u) => callbackProblem(u, native)),
    allowed_logout_urls: firstOf(one.allowed_logout_urls, (u) => callbackProblem(u, native)),
    web_origins: firstOf(one.web_origins, (u) => originProblem(u, native)),
    allowed_origins: firstOf(one.allowed_origins, (u) => originProblem(u, native)),
    initiate_login_uri: firstOf(one.initiate_login_uri ? [one.initiate_login_uri] : [], loginUriProblem),
  };
}

/** Where browsers may be sent, and whose pages may call. */
export function SettingsUris({ draft, may }: GroupProps) {
  const words = useWords(settingsWords);
  const one = draft.value;
  if (!hasUsers(one)) {
    return null;
  }
  const problems = problemsOf(one);
  const explain = (found: Problem | undefined) => (found ? `${found.url}: ${words[found.problem]}` : undefined);
  return (
    <FormSection title={words.uris} lead={words.urisLead}>
      {LISTS.map((name) => (
        <Lines
          key={name}
          label={words[name]}
          description={words[HELP[name]]}
          value={one[name] ?? []}
          error={explain(problems[name])}
          readOnly={!may}
          onChange={(lines) => draft.set(name, lines)}
        />
      ))}
      <TextInput
        type="url"
        label={words.loginUri}
        description={words.loginUriHelp}
        placeholder="https://shop.example.com/login"
        value={one.initiate_login_uri ?? ""}
        error={explain(problems.initiate_login_uri)}
        readOnly={!may}
        onChange={(e) => draft.set("initiate_login_uri", e.currentTarget.value.trim())}
      />
    </FormSection>
  );
}

interface LinesProps {
  label: string;
  description: string;
  value: string[];
  error: string | undefined;
  readOnly: boolean;
  onChange: (lines: string[]) => void;
}

/** A list as text, one a line; what is being typed stays as it is. */
function Lines({ value, onChange, ...field }: LinesProps) {
  const [text, setText] = useState<string>();
  const same = text !== undefined && linesOf(text).join("\n") === value.join("\n");
  return (
    <Textarea
      {...field}
      autosize
      minRows={2}
      maxRows={10}
      placeholder="http://localhost:3000"
      spellCheck={false}
      value={same ? text : value.join("\n")}
      onChange={(e) => {
        setText(e.currentTarget.value);
        onChange(linesOf(e.currentTarget.value));
      }}
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.875rem" } }}
    />
  );
}
