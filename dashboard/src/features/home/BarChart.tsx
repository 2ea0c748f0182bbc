import { Box, Card, Group, Text, Tooltip } from "@mantine/core";
import { useLanguage, useWords } from "../../words/language";
import { homeWords } from "./words";

interface BarChartProps {
  title: string;
  values: { date: string; value: number }[];
  color: string;
}

const HEIGHT = 72;

/** A small picture of one number a day; screen readers get the table below the charts. */
export function BarChart({ title, values, color }: BarChartProps) {
  const words = useWords(homeWords);
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const most = Math.max(1, ...values.map((v) => v.value));
  const sum = values.reduce((all, v) => all + v.value, 0);
  const first = values[0];
  const last = values[values.length - 1];
  return (
    <Card withBorder>
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      <Text fz="xs" c="dimmed" mb="sm">
        {words.total(number.format(sum), values.length)}
      </Text>
      <Group gap={2} wrap="nowrap" h={HEIGHT} align="flex-end" aria-hidden>
        {values.map((v) => (
          <Tooltip key={v.date} label={words.onDay(day.format(new Date(v.date)), number.format(v.value))}>
            <Box flex={1} h="100%" pos="relative">
              <Box
                pos="absolute"
                bottom={0}
                w="100%"
                h={v.value === 0 ? 1 : Math.max(3, (v.value / most) * HEIGHT)}
                bg={v.value === 0 ? "var(--mantine-color-default-border)" : color}
                style={{ borderRadius: 2 }}
              />
            </Box>
          </Tooltip>
        ))}
      </Group>
      <Group justify="space-between" mt={4} aria-hidden>
        <Text fz="xs" c="dimmed">
          {first ? day.format(new Date(first.date)) : ""}
        </Text>
        <Text fz="xs" c="dimmed">
          {last ? day.format(new Date(last.date)) : ""}
        </Text>
      </Group>
    </Card>
  );
}
