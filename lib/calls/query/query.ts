import type { Notice } from "../answers";
import { conditionNames, type ConditionName, type FieldName } from "../fields/fields";
import { parameterNames, parameters, parametersOf, type CallQuery, type ParameterName } from "./parameters";

const isParameter = (name: string): name is ParameterName => Object.hasOwn(parameters, name);

const defaults = Object.fromEntries(
  parameterNames.map((name) => [name, parameters[name].fallback]),
) as CallQuery;

/** Values that a URL without them means, instead of the usual ones. */
export type QueryDefaults = Partial<CallQuery>;

/** A query in which what is not given has its default. A time range that is pinned leaves no rolling one. */
export function completeQuery(given: Partial<CallQuery>, own: QueryDefaults = {}): CallQuery {
  const query = { ...defaults, ...own, ...given };
  return query.from || query.to ? { ...query, range: own.range ?? defaults.range } : query;
}

/** A value as the URL writes it; undefined for a default, which the URL leaves out. */
export function serializeValue(
  name: ParameterName,
  value: unknown,
  own: QueryDefaults = {},
): string | undefined {
  const { serialize } = parameters[name];
  const fallback: unknown = own[name] ?? parameters[name].fallback;
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return undefined;
  const written = serialize(value as never);
  return fallback !== undefined && written === serialize(fallback as never) ? undefined : written;
}

/** The parameters of a field for which a query has another value than everybody starts with. */
export const askedParameters = (name: FieldName, query: CallQuery): ParameterName[] =>
  parametersOf(name).filter((each) => serializeValue(each, query[each]) !== undefined);

export const isAsked = (name: FieldName, query: CallQuery): boolean =>
  askedParameters(name, query).length > 0;

/** The conditions that a query has, beside connections and time. */
export const askedConditions = (query: CallQuery): ConditionName[] =>
  conditionNames.filter((name) => isAsked(name, query));

/** The beginning of a value, in quotation marks. */
export function quote(value: string): string {
  const [beginning = ""] = /^.{0,40}/su.exec(value) ?? [];
  return `“${beginning}${beginning === value ? "" : "…"}”`;
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
  const value: unknown = parameters[name].parse(first);
  const notices: Notice[] = [];
  if (value === undefined) {
    notices.push({
      code: "invalid_parameter",
      parameter: name,
      message: `${quote(first)} is no valid value of “${name}”: expected ${parameters[name].expected}. It was ignored.`,
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
function checkTogether(query: CallQuery, { range }: Partial<CallQuery>): Notice[] {
  const notices: Notice[] = [];
  if (range !== undefined && (query.from || query.to)) {
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
      message: "No calls match: the minimum duration must be less than the maximum.",
    });
  }
  return notices;
}

/**
 * Reads a query from a URL. Never throws: what it does not understand it leaves out and says so in `notices`.
 */
export function parseQuery(
  search: URLSearchParams,
  own?: QueryDefaults,
): { query: CallQuery; notices: Notice[] } {
  const notices: Notice[] = [];
  const values: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const read = readParameter(name, search.getAll(name));
    if (read.value !== undefined) values[name] = read.value;
    notices.push(...read.notices);
  }
  const given = values as Partial<CallQuery>;
  const query = completeQuery(given, own);
  return { query, notices: [...notices, ...checkTogether(query, given)] };
}

/** The canonical query string, without `?`: fixed order of keys, defaults left out. */
export function serializeQuery(query: Partial<CallQuery>, own?: QueryDefaults): string {
  const search = new URLSearchParams();
  for (const name of parameterNames) {
    const written = serializeValue(name, query[name], own);
    if (written !== undefined) search.set(name, written);
  }
  return search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}
