import type { Notice } from "../answers";
import type { Codec } from "./codecs";
import { parameterNames, parameters, type CallQuery, type ParameterName } from "./parameters";

/** The parameters as one family: the type of each value is known to its own declaration only. */
const codecs = parameters as { [Name in ParameterName]: Codec<never> & { fallback: unknown } };

const isParameter = (name: string): name is ParameterName => Object.hasOwn(parameters, name);

/** The query of an empty URL. */
export function defaultQuery(): CallQuery {
  return Object.fromEntries(parameterNames.map((name) => [name, codecs[name].fallback])) as CallQuery;
}

function quote(value: string): string {
  return value.length > 40 ? `“${value.slice(0, 40)}…”` : `“${value}”`;
}

function readParameter(name: string, values: string[]): { value?: unknown; notices: Notice[] } {
  if (!isParameter(name)) {
    return {
      notices: [
        {
          code: "unknown_parameter",
          parameter: name,
          message: `The link holds ${quote(name)}, which Callboard does not know. It was ignored.`,
        },
      ],
    };
  }
  const [first = ""] = values;
  const value: unknown = codecs[name].parse(first);
  const notices: Notice[] = [];
  if (value === undefined) {
    notices.push({
      code: "invalid_parameter",
      parameter: name,
      message: `${quote(first)} is no valid value of “${name}”: expected ${codecs[name].expected}. It was ignored.`,
    });
  }
  if (values.length > 1) {
    notices.push({
      code: "repeated_parameter",
      parameter: name,
      message: `The link holds “${name}” ${values.length} times. Only the first counts.`,
    });
  }
  return { value, notices };
}

/** Contradictions between parameters that each can be understood. */
function checkTogether(query: CallQuery, given: ReadonlySet<string>): Notice[] {
  const notices: Notice[] = [];
  if (given.has("range") && (query.from || query.to)) {
    notices.push({
      code: "excluded_parameter",
      parameter: "range",
      message: "The link holds both “range” and “from” or “to”. The range was ignored.",
    });
  }
  if (query.min !== undefined && query.max !== undefined && query.min >= query.max) {
    notices.push({
      code: "empty_range",
      parameter: "max",
      message: "No call can be at least as long as “min” and shorter than “max”.",
    });
  }
  return notices;
}

/**
 * Reads a query from a URL. Never throws: what it does not understand it leaves out and says so in `notices`.
 */
export function parseQuery(search: URLSearchParams): { query: CallQuery; notices: Notice[] } {
  const notices: Notice[] = [];
  const values: Record<string, unknown> = {};
  const given = new Set(search.keys());
  for (const name of given) {
    const read = readParameter(name, search.getAll(name));
    if (read.value !== undefined) values[name] = read.value;
    notices.push(...read.notices);
  }
  const query = { ...defaultQuery(), ...values } as CallQuery;
  notices.push(...checkTogether(query, given));
  if (query.from || query.to) query.range = parameters.range.fallback;
  return { query, notices };
}

/** The canonical query string, without `?`: fixed order of keys, defaults left out. */
export function serializeQuery(query: Partial<CallQuery>): string {
  const search = new URLSearchParams();
  for (const name of parameterNames) {
    const { serialize, fallback } = codecs[name];
    const value = query[name];
    if (value === undefined) continue;
    const written = serialize(value as never);
    const isDefault = fallback !== undefined && written === serialize(fallback as never);
    if (!isDefault && !(Array.isArray(value) && value.length === 0)) search.set(name, written);
  }
  return search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}
