import { setOf, text } from "./codecs";
import { condition, parameter, several } from "./field";

/** Its facet has the most frequent contacts, or those that `find` names; at most 50. */
export const contact = condition({
  parameters: { contact: parameter(setOf(text("an id")), []) },
  meaning: "ids of contacts, separated by commas: any of them",
  level: "full",
  rollup: "none",
  chip: { label: "Contact", value: (query) => several(query.contact) },
  facet: true,
  choice: {
    panel: "values",
    button: "Contact",
    title: "Contacts",
    placeholder: "Name or id",
    finds: true,
    describeTyped: (id) => `The id “${id}”`,
  },
});
