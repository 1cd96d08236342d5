import type { JsonValue } from "../call";
import { codeFact, listFact, plainFact, textFact, type Fact } from "./fact";
import { isObject, isText, takeFrom } from "./take";

/** One declared parameter: its name, type, purpose and example, and whatever else is said of it. */
export function describeParameter(value: JsonValue): string {
  if (!isObject(value)) return isText(value) ? value : JSON.stringify(value);
  const taken = takeFrom(value);
  const name = taken.text("name");
  if (name === undefined) return JSON.stringify(value);
  const type = taken.text("type");
  const purpose = taken.text("description");
  const example = taken.text("example");
  const rest = taken.rest().filter(([, other]) => other !== null && other !== "");
  return [
    `${name}${type === undefined ? "" : ` (${type})`}${purpose === undefined ? "" : `: ${purpose}`}`,
    ...(example === undefined ? [] : [`such as ${example}`]),
    ...rest.map(([key, other]) => `${key} ${JSON.stringify(other)}`),
  ].join(", ");
}

const nameOf = (header: JsonValue): string | undefined =>
  isObject(header) && isText(header.key ?? null) && Object.keys(header).length === 1
    ? String(header.key)
    : undefined;

/** The request that a custom action makes, as it is set up. Values of headers never come this far. */
export function explainRequest(details: { [name: string]: JsonValue } | undefined): Fact[] {
  if (!details) return [];
  const taken = takeFrom(details);
  const method = taken.text("method");
  const url = taken.text("url");
  const authentication = taken.flag("authenticationRequired");
  const headers = taken.list("headers");
  const parameters = taken.list("parameters");
  return [
    ...(method === undefined && url === undefined
      ? []
      : [codeFact("Calls", [method, url].filter((part) => part !== undefined).join(" "))]),
    ...(authentication === undefined
      ? []
      : [textFact("Authentication", authentication ? "required" : "not required")]),
    ...(headers === undefined
      ? []
      : [
          listFact(
            "Headers",
            headers.map((header) => nameOf(header) ?? JSON.stringify(header)),
          ),
        ]),
    ...(parameters === undefined ? [] : [listFact("Sends", parameters.map(describeParameter))]),
    ...taken.rest().map(([name, value]) => plainFact(name, value)),
  ];
}
