import { setOf, text } from "./codecs";
import { condition, parameter, several } from "./field";

/** ids of contacts, separated by commas; a call has one of them */
export const contact = condition({
  parameters: { contact: parameter(setOf(text("an id")), []) },
  level: "full",
  rollup: "none",
  chip: { label: "Contact", value: (query, names) => several(query.contact.map(names.contact)) },
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
