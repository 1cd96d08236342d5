import { measure, type Case, type Figures } from "./measure";

export interface Chapter {
  title: string;
  cases: Case[];
}

const format = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(8);

/** Prints a title with the names of its columns. */
export function printTitle(title: string, columns: readonly string[]): void {
  console.log(`\n${title.padEnd(34)}${columns.map((column) => column.padStart(8)).join("")}`);
}

/** Prints what something took, in ms. Returns whether it is within its budget. */
function printFigures(what: string, { median, p95, pause }: Figures, budget?: number): boolean {
  const kept = budget === undefined || p95 <= budget;
  const verdict = budget === undefined ? "" : `   ${kept ? "within" : "OVER"} ${budget} ms`;
  console.log(`  ${what.padEnd(32)}${[median, p95, pause].map(format).join("")}${verdict}`);
  return kept;
}

/** Measures and prints one case after the other. Returns those that are over their budget. */
export async function measureChapter({ title, cases }: Chapter, runs: number): Promise<Case[]> {
  printTitle(title, ["median", "p95", "pause"]);
  const over: Case[] = [];
  for (const each of cases) {
    const figures = await measure(each, runs);
    if (!printFigures(each.what, figures, each.budget)) over.push(each);
  }
  return over;
}
