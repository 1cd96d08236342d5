/** One line of the report; a budget is the most that the value may be. */
export interface Measurement {
  what: string;
  value: number;
  unit: "kB" | "ms" | "";
  budget?: number;
}

function format({ value, unit }: Measurement): string {
  return unit === "" ? value.toFixed(4) : `${value.toFixed(1)} ${unit}`;
}

function verdict({ value, unit, budget }: Measurement): string {
  if (budget === undefined) return "";
  return `${value <= budget ? "within" : "OVER"} ${budget} ${unit}`.trimEnd();
}

/** Prints measurements as a table. Returns whether all are within their budgets. */
export function report(title: string, measurements: readonly Measurement[]): boolean {
  console.log(`\n${title}`);
  for (const measurement of measurements) {
    const line = `  ${measurement.what.padEnd(44)}${format(measurement).padStart(12)}   ${verdict(measurement)}`;
    console.log(line.trimEnd());
  }
  return measurements.every(({ value, budget }) => budget === undefined || value <= budget);
}

/** The value below which a share (0 to 1) of the sample lies. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
