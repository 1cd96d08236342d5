import { setOf, text } from "./codecs";
import { parameter, scope, several } from "./field";

/** slugs of connections, separated by commas; all connections by default */
export const connection = scope({
  parameters: { connection: parameter(setOf(text("the name of a connection")), []) },
  chip: { label: "Connection", value: (query, names) => several(query.connection.map(names.connection)) },
  facet: true,
});
