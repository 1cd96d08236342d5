"use client";

import { usePlace } from "./place";
import { createParser, useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { parameterNames, parameters, type CallQuery, type ParameterName } from "@/lib/calls/query/parameters";
import { completeQuery, serializeValue } from "@/lib/calls/query/query";

/** The parameters as nuqs reads them: with the same codecs as everywhere else. */
const parsers = Object.fromEntries(
  parameterNames.map((name) => {
    const { parse, serialize } = parameters[name];
    return [
      name,
      createParser<NonNullable<unknown>>({
        parse: (text) => parse(text) ?? null,
        serialize: (value) => serialize(value as never),
      }),
    ];
  }),
);

/** New values of some parameters; undefined takes one out of the URL. */
export type QueryChange = { [Name in ParameterName]?: CallQuery[Name] | undefined };

export interface ChangeOptions {
  /** `push` makes a step that Back undoes; `replace` is for what is being typed. */
  history?: "push" | "replace";
}

const looks: ReadonlySet<string> = new Set<ParameterName>([
  "page",
  "asOf",
  "columns",
  "chart",
  "table",
  "turn",
  "at",
]);

/** What a change means for the rest: another selection or order begins at its first page, and a first page is always of now. */
function withConsequences(change: QueryChange): QueryChange {
  const pinned = change.from !== undefined || change.to !== undefined;
  const rolling = change.range !== undefined;
  const isOther = Object.keys(change).some((name) => !looks.has(name));
  const isFirst = "page" in change && (change.page ?? 1) === 1;
  return {
    ...(isOther && { page: undefined }),
    ...((isOther || isFirst) && { asOf: undefined }),
    ...(pinned && { range: undefined }),
    ...(rolling && { from: undefined, to: undefined }),
    ...change,
  };
}

/** The query that the URL holds, and the way to change it. */
export function useCallQuery(): {
  query: CallQuery;
  change: (change: QueryChange, options?: ChangeOptions) => void;
} {
  const { defaults } = usePlace();
  const [values, setValues] = useQueryStates(parsers);
  const query = useMemo(() => {
    const given = Object.entries(values).filter(([, value]) => value !== null);
    return completeQuery(Object.fromEntries(given) as Partial<CallQuery>, defaults);
  }, [values, defaults]);
  const change = useCallback(
    (change: QueryChange, { history = "push" }: ChangeOptions = {}) => {
      const entries = Object.entries(withConsequences(change)).map(([name, value]) => [
        name,
        serializeValue(name as ParameterName, value, defaults) === undefined ? null : value,
      ]);
      void setValues(Object.fromEntries(entries) as Record<string, NonNullable<unknown> | null>, { history });
    },
    [setValues, defaults],
  );
  return { query, change };
}
