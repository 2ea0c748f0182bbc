import { Tooltip } from "@mantine/core";
import { common } from "../words/common";
import { useLanguage, useWords } from "../words/language";

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago or ahead a moment is; the exact time shows above it. */
export function Moment({ at }: { at: string | null | undefined }) {
  const { language } = useLanguage();
  const words = useWords(common);
  const time = at ? Date.parse(at) : Number.NaN;
  if (!at || Number.isNaN(time)) {
    return <>{words.never}</>;
  }
  const seconds = (time - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) ?? ["second", 1];
  const text = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(seconds / size), unit);
  const exact = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium" }).format(time);
  return (
    <Tooltip label={exact}>
      <time dateTime={at}>{text}</time>
    </Tooltip>
  );
}
