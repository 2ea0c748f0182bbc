import { ActionIcon, ColorPicker, ColorSwatch, Popover, TextInput } from "@mantine/core";

interface ColorFieldProps {
  label: string;
  description?: string;
  /** `#rrggbb`, or what somebody is typing. */
  value: string;
  swatches: string[];
  error?: string | undefined;
  readOnly?: boolean;
  /** What the button, the field of shades and the slider of hues are called. */
  words: { pick: string; shade: string; hue: string };
  onChange: (value: string) => void;
}

/** A colour to type or to pick. */
export function ColorField({ label, description, value, swatches, error, readOnly = false, words, onChange }: ColorFieldProps) {
  const swatch = <ColorSwatch color={error ? "transparent" : value} size={20} component="span" />;
  return (
    <TextInput
      label={label}
      description={description}
      value={value}
      error={error}
      readOnly={readOnly}
      autoComplete="off"
      spellCheck={false}
      maxLength={7}
      onChange={(e) => onChange(e.currentTarget.value.trim())}
      leftSection={
        readOnly ? (
          swatch
        ) : (
          <Popover position="bottom-start" trapFocus withRoles={false}>
            <Popover.Target>
              <ActionIcon variant="transparent" aria-label={`${label}: ${words.pick}`}>
                {swatch}
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown role="dialog" aria-label={`${label}: ${words.pick}`}>
              <ColorPicker
                format="hex"
                value={error ? "#000000" : value}
                onChange={onChange}
                swatches={swatches}
                saturationLabel={words.shade}
                hueLabel={words.hue}
              />
            </Popover.Dropdown>
          </Popover>
        )
      }
    />
  );
}
