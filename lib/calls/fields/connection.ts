import { setOf, text } from "./codecs";
import { parameter, scope, several } from "./field";

export const connection = scope({
  parameters: { connection: parameter(setOf(text("the name of a connection")), []) },
  meaning: "slugs of connections, separated by commas; all connections by default",
  chip: { label: "Connection", value: (query) => several(query.connection) },
  facet: true,
});
