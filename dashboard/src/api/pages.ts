import type { Listed } from "./client";

/** The API answers at most so many rows at once, and pages by number to the thousandth. */
const SIZE = 100;
const PAGES = 10;

/** All rows of a list of things that a tenant has at most a thousand of. */
export async function allRows<T>(page: (page: number, size: number) => Promise<Listed<T>>): Promise<T[]> {
  const rows: T[] = [];
  for (let n = 0; n < PAGES; n++) {
    const { rows: more, total } = await page(n, SIZE);
    rows.push(...more);
    if (rows.length >= total || more.length === 0) {
      break;
    }
  }
  return rows;
}
