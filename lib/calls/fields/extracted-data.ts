import { setOf, text } from "./codecs";
import { condition, parameter, several } from "./field";

/** names of extracted data, separated by commas: all of them are filled */
export const field = condition({
  parameters: { field: parameter(setOf(text("a name of extracted data")), []) },
  level: "metrics",
  rollup: "field",
  chip: { label: "Filled", value: (query) => several(query.field) },
  facet: true,
  choice: {
    panel: "values",
    button: "Data",
    title: "Extracted data",
    placeholder: "Name of the data",
    finds: false,
    describeTyped: (name) => `The name “${name}”`,
  },
});
