import { Card, Table, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { common } from "../words/common";
import { useWords } from "../words/language";

export interface Column<T> {
  /** Empty for a column of buttons. */
  header: string;
  cell: (row: T) => ReactNode;
  /** A CSS width. */
  width?: string;
  align?: "right";
}

interface DataTableProps<T> {
  /** What the table lists, for screen readers. */
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: Column<T>[];
  /** Shown instead of a table without rows. */
  empty: ReactNode;
  /** From which width on, in CSS pixels, it does not scroll sideways. */
  minWidth?: number;
}

/** A table that scrolls sideways on narrow screens. */
export function DataTable<T>({ label, rows, rowKey, columns, empty, minWidth = 560 }: DataTableProps<T>) {
  const words = useWords(common);
  if (rows.length === 0) {
    return <>{empty}</>;
  }
  return (
    <Card withBorder padding={0}>
      <Table.ScrollContainer minWidth={minWidth} type="native" tabIndex={0} role="group" aria-label={label}>
        <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              {columns.map((c) => (
                <Table.Th key={c.header || "actions"} w={c.width} ta={c.align} fz="sm" c="dimmed" fw={500}>
                  {c.header === "" ? <VisuallyHidden>{words.actions}</VisuallyHidden> : c.header}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map((c) => (
                  <Table.Td key={c.header || "actions"} ta={c.align}>
                    {c.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
