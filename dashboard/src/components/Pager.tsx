import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { common } from "../words/common";
import { useLanguage, useWords } from "../words/language";

interface PagerProps {
  /** From 0. */
  page: number;
  size: number;
  total: number;
  onChange: (page: number) => void;
}

/** Which part of a list is shown; nothing when all of it is. */
export function Pager({ page, size, total, onChange }: PagerProps) {
  const words = useWords(common);
  const { language } = useLanguage();
  if (total <= size && page === 0) {
    return null;
  }
  const number = new Intl.NumberFormat(language);
  const last = Math.min(total, (page + 1) * size);
  return (
    <Group justify="flex-end" mt="sm" gap="sm">
      <Text fz="sm" c="dimmed" aria-live="polite">
        {words.page(number.format(page * size + 1), number.format(last), number.format(total))}
      </Text>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words.previous}
        disabled={page === 0}
        onClick={() => onChange(page - 1)}
      >
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={words.next}
        disabled={last >= total}
        onClick={() => onChange(page + 1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  );
}
