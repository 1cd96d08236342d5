import { oneOf, setOf } from "./codecs";
import { condition, parameter, several } from "./field";

export const directions = ["inbound", "outbound"] as const;

/** A direction in words. */
export function describeDirectionValue(value: string): string {
  if (value === "inbound") return "Inbound";
  return value === "outbound" ? "Outbound" : value;
}

/** `inbound` `outbound`, separated by commas. Calls whose direction is not reported match neither */
export const direction = condition({
  parameters: { direction: parameter(setOf(oneOf(directions)), []) },
  level: "metrics",
  rollup: "phone",
  chip: { label: "Direction", value: (query) => several(query.direction.map(describeDirectionValue)) },
  facet: true,
  choice: {
    panel: "choices",
    button: "Direction",
    title: "Direction",
    values: directions,
    describe: describeDirectionValue,
  },
});
