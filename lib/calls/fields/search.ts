import { parseSearch } from "../search/search";
import type { Codec } from "./codecs";
import { condition, parameter } from "./field";

const search: Codec<string> = {
  parse: (value) => (parseSearch(value) ? value.trim() : undefined),
  serialize: (value) => value,
  expected: "words to search for",
};

/** words, `"phrases"` and `-exclusions` in transcript, summary, extracted data and the contact’s name */
export const q = condition({
  parameters: { q: parameter(search) },
  level: "full",
  rollup: "none",
  chip: { label: "Text", value: (query) => query.q ?? "" },
  facet: false,
  choice: { panel: "typed" },
});
