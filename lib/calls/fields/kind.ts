import { oneOf } from "./codecs";
import { condition, parameter } from "./field";

export const kinds = ["live", "trial", "all"] as const;

/** What a query asks for by a kind, in words. */
export function describeKind(value: string): string {
  if (value === "all") return "Live and trial";
  return value === "trial" ? "Trial calls" : "Live calls";
}

/** `live` (default): not known to be a trial; `trial`; `all`. A call whose kind the upstream does not report is `live` */
export const kind = condition({
  parameters: { kind: parameter(oneOf(kinds), "live") },
  level: "metrics",
  rollup: "all",
  chip: { label: "Kind", value: (query) => describeKind(query.kind) },
  facet: true,
  choice: { panel: "choices", button: "Kind", title: "Kind of call", values: kinds, describe: describeKind },
});
