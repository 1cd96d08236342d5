import { documentedActionTypes } from "../wire";
import { invalid, refuse } from "./answers";

/** The checks of one parameter: gives what is wrong, as the upstream words it. */
type Check = (value: string, name: string) => string | undefined;

const text: Check = (value, name) => (value === "" ? `${name} should not be empty` : undefined);

const oneOf =
  (...values: readonly string[]): Check =>
  (value, name) =>
    values.includes(value) ? undefined : `${name} must be one of the following values: ${values.join(", ")}`;

const eachOf =
  (values: readonly string[]): Check =>
  (value, name) =>
    value.split(",").every((part) => values.includes(part.trim()))
      ? undefined
      : `each value in ${name} must be one of the following values: ${values.join(", ")}`;

const whole =
  (max: number, above: (name: string) => string): Check =>
  (value, name) => {
    if (!/^-?\d+$/.test(value)) return `${name} must be an integer number`;
    if (Number(value) < 1) return `${name} must not be less than 1`;
    return Number(value) > max ? above(name) : undefined;
  };

const moment: Check = (value, name) =>
  /^-?\d+(\.\d+)?$/.test(value)
    ? undefined
    : `${name} must be a number conforming to the specified constraints`;

const pageSize = whole(50, (name) => `${name} cannot exceed 50`);

/** The parameters of the call list (contract 1.2); everything else is refused. */
export const callListParameters = {
  locationId: text,
  agentId: text,
  contactId: text,
  callType: oneOf("LIVE", "TRIAL"),
  startDate: moment,
  endDate: moment,
  actionType: eachOf(documentedActionTypes),
  sortBy: oneOf("duration", "createdAt"),
  sort: oneOf("ascend", "descend"),
  page: whole(10_000, (name) => `${name} must not be greater than 10000`),
  pageSize,
} satisfies Record<string, Check>;

const exportLimit: Check = (value, name) =>
  /^\d+$/.test(value) && Number(value) >= 10 && Number(value) <= 500
    ? undefined
    : `${name} must be between 10 and 500`;

/** The parameters of the export of messages (contract 9). */
export const messageListParameters = {
  locationId: text,
  channel: oneOf("Call"),
  limit: exportLimit,
  cursor: text,
  sortBy: oneOf("createdAt", "updatedAt"),
  sortOrder: oneOf("asc", "desc"),
} satisfies Record<string, Check>;

export const callParameters = { locationId: text } satisfies Record<string, Check>;

export const agentListParameters = {
  locationId: text,
  page: whole(5000, (name) => `${name} must not be greater than 5000`),
  pageSize,
  query: () => undefined,
} satisfies Record<string, Check>;

/**
 * Checks a query string as NestJS with `forbidNonWhitelisted` does (contract 1.2). Gives the values;
 * throws a 422 that names each fault.
 */
export function checkParameters<Name extends string>(
  search: URLSearchParams,
  checks: Readonly<Record<Name, Check>>,
): Partial<Record<Name, string>> {
  const faults: string[] = [];
  const values: Partial<Record<Name, string>> = {};
  for (const name of new Set(search.keys())) {
    if (!isNameOf(checks, name)) {
      faults.push(`property ${name} should not exist`);
      continue;
    }
    const [value = "", ...more] = search.getAll(name);
    const fault = more.length > 0 ? `${name} must be a string` : checks[name](value, name);
    if (fault === undefined) values[name] = value;
    else faults.push(fault);
  }
  if (faults.length > 0) throw invalid(faults);
  return values;
}

function isNameOf<Name extends string>(checks: Readonly<Record<Name, Check>>, name: string): name is Name {
  return Object.hasOwn(checks, name);
}

/** The window of a list; throws where only one end is given, or where it is empty. */
export function checkWindow(
  startDate: string | undefined,
  endDate: string | undefined,
): { from?: number; to?: number } {
  if (startDate === undefined && endDate === undefined) return {};
  if (startDate === undefined || endDate === undefined) {
    throw invalid(["startDate and endDate must be provided together"]);
  }
  if (Number(startDate) >= Number(endDate)) throw refuse(400, "startDate must be less than endDate");
  return { from: Number(startDate), to: Number(endDate) };
}
