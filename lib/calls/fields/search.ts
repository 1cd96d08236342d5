import { parseSearch } from "../search/search";
import type { Codec } from "./codecs";
import { condition, parameter } from "./field";

const search: Codec<string> = {
  parse: (value) => (parseSearch(value) ? value.trim() : undefined),
  serialize: (value) => value,
  expected: "words to search for",
};

/** words and what begins with them, `"exact phrases"`, `-exclusions`, `OR`, `speaker:caller` or `speaker:agent`, telephone numbers; in transcript, summary, extracted data, the contact’s name and the caller’s number */
export const q = condition({
  parameters: { q: parameter(search) },
  level: "full",
  rollup: "none",
  chip: { label: "Text", value: (query) => query.q ?? "" },
  facet: false,
  choice: { panel: "typed" },
});
