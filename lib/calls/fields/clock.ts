import { setOf, wholeNumber } from "./codecs";
import { condition, parameter } from "./field";

export const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** 1 (Monday) to 7, separated by commas, in the zone of the query */
export const weekday = condition({
  parameters: { weekday: parameter(setOf(wholeNumber(1, 7)), []) },
  level: "metrics",
  rollup: "clock",
  chip: {
    label: "Weekday",
    value: (query) => query.weekday.map((day) => weekdays[day - 1]?.slice(0, 3)).join(", "),
  },
  facet: false,
  choice: { panel: "own", button: "More" },
});

/** 0 to 23, separated by commas, in the zone of the query */
export const hour = condition({
  parameters: { hour: parameter(setOf(wholeNumber(0, 23)), []) },
  level: "metrics",
  rollup: "clock",
  chip: { label: "Hour", value: (query) => query.hour.map((each) => `${each}:00`).join(", ") },
  facet: false,
  choice: { panel: "own", button: "More" },
});
