import { Table } from "@mantine/core";
import { useLanguage, useWords } from "../../words/language";
import type { Day } from "./queries";
import { useSeries } from "./series";
import { homeWords } from "./words";

/** The charts in numbers. */
export function AsTable({ days }: { days: Day[] }) {
  const words = useWords(homeWords);
  const { language } = useLanguage();
  const series = useSeries();
  const day = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <details>
      <summary>{words.asTable}</summary>
      <Table.ScrollContainer minWidth={600} type="native" tabIndex={0} role="group" aria-label={words.asTable}>
        <Table mt="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.day}</Table.Th>
              {series.map((s) => (
                <Table.Th key={s.title}>{s.title}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map((d) => (
              <Table.Tr key={d.date}>
                <Table.Td>{day.format(new Date(d.date))}</Table.Td>
                {series.map((s) => (
                  <Table.Td key={s.title}>{s.of(d)}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </details>
  );
}
