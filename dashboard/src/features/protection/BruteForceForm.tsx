import { Anchor, NumberInput, Radio, Stack, Switch, Text, Textarea } from "@mantine/core";
import { Link } from "react-router";
import { api, body } from "../../api/client";
import { useChange } from "../../api/query";
import { useMay } from "../../api/session";
import { FormSection, SaveBar, useDraft } from "../../components/Form";
import { common } from "../../words/common";
import { useWords } from "../../words/language";
import { wrongRanges } from "./addresses";
import { type BruteForce, PROTECTION } from "./queries";
import { protectionWords } from "./words";

type Mode = NonNullable<BruteForce["mode"]>;

/** The limit of wrong passwords. */
export function BruteForceForm({ kept }: { kept: BruteForce }) {
  const words = useWords(protectionWords);
  const general = useWords(common);
  const may = useMay("update:attack_protection");
  const draft = useDraft(kept);
  const { enabled = true, shields = [], mode = "count_per_identifier_and_ip", allowlist = [] } = draft.value;
  const lines = allowlist.map((l) => l.trim()).filter((l) => l !== "");
  const wrong = wrongRanges(lines);
  const save = useChange({
    change: () => {
      const change = draft.patch.allowlist ? { ...draft.patch, allowlist: lines } : draft.patch;
      return body(api.PATCH("/attack-protection/brute-force-protection", { body: change }));
    },
    refreshes: [PROTECTION],
    done: general.saved,
    onDone: draft.reset,
  });
  const blocks = shields.includes("block");
  return (
    <>
      <FormSection title={words.bruteForce} lead={words.bruteForceLead}>
        <Switch
          label={words.enabled}
          description={words.enabledHelp}
          checked={enabled}
          disabled={!may}
          onChange={(e) => draft.set("enabled", e.currentTarget.checked)}
        />
        {enabled ? (
          <Stack>
            <Switch
              label={words.block}
              description={words.blockHelp}
              checked={blocks}
              disabled={!may}
              onChange={(e) =>
                draft.set("shields", [...shields.filter((s) => s !== "block"), ...(e.currentTarget.checked ? (["block"] as const) : [])])
              }
            />
            <NumberInput
              label={words.attempts}
              description={words.attemptsHelp}
              min={1}
              max={100}
              maw="20rem"
              allowDecimal={false}
              value={draft.value.max_attempts ?? 10}
              readOnly={!may}
              onChange={(value) => draft.set("max_attempts", Number(value) || 1)}
            />
            <Radio.Group label={words.mode} value={mode} onChange={(v) => draft.set("mode", v as Mode)}>
              <Stack gap="sm" mt="xs">
                {(["count_per_identifier_and_ip", "count_per_identifier"] as const).map((one) => (
                  <Radio
                    key={one}
                    value={one}
                    label={words[one]}
                    description={words[`${one}_help`]}
                    disabled={!may && one !== mode}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={words.allowlist}
              description={words.allowlistHelp}
              placeholder={"203.0.113.7\n198.51.100.0/24"}
              autosize
              minRows={2}
              maxRows={12}
              value={allowlist.join("\n")}
              error={wrong.length > 0 ? words.notAddresses(wrong.join(", ")) : null}
              readOnly={!may}
              onChange={(e) => draft.set("allowlist", e.currentTarget.value === "" ? [] : e.currentTarget.value.split("\n"))}
            />
          </Stack>
        ) : (
          <Text c="red">{words.off}</Text>
        )}
        <Text fz="sm" c="dimmed">
          {words.perConnection}{" "}
          <Anchor component={Link} to="/connections" inherit underline="always">
            {words.toConnections}
          </Anchor>
        </Text>
      </FormSection>
      <SaveBar
        dirty={draft.dirty}
        saving={save.isPending}
        onSave={() => save.mutate()}
        onDiscard={draft.reset}
        problem={wrong.length > 0 ? words.notAddresses(wrong.join(", ")) : undefined}
      />
    </>
  );
}
