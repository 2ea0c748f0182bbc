import { NumberInput, Text } from "@mantine/core";
import { useLanguage } from "../../words/language";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** Seconds as days, hours and minutes in the language of the person. */
function inWords(seconds: number, language: string): string {
  let left = seconds;
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(left / size);
    left -= count * size;
    if (count > 0) {
      parts.push(new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count));
    }
  }
  return parts.join(", ");
}

interface LifetimeProps {
  label: string;
  description: string;
  value: number;
  readOnly: boolean;
  error?: string | undefined;
  onChange: (seconds: number) => void;
}

/** A time in seconds, with what that is beside it. */
export function Lifetime({ value, onChange, error, ...field }: LifetimeProps) {
  const { language } = useLanguage();
  return (
    <NumberInput
      {...field}
      error={error ?? null}
      suffix=" s"
      min={1}
      max={2_592_000}
      allowDecimal={false}
      hideControls
      value={value}
      rightSectionWidth="12rem"
      rightSectionPointerEvents="none"
      rightSection={
        <Text fz="sm" c="dimmed" w="100%" ta="right" pr="sm" truncate>
          {inWords(value, language)}
        </Text>
      }
      onChange={(seconds) => onChange(Number(seconds))}
    />
  );
}
