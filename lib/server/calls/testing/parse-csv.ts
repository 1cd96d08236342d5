import "server-only";

/** The fields of a CSV file by row, as RFC 4180 has them. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const body = text.replace(/^\uFEFF/, "");
  for (let found = field.exec(body); found; found = field.exec(body)) {
    const [, quoted, plain = "", end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
    if (field.lastIndex === body.length) return rows;
  }
  throw new Error(`No CSV: ${body.slice(field.lastIndex, 80)}`);
}
