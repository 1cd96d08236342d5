"use client";

import { usePlace } from "@/components/query/place";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { fetchJson } from "@/components/query/fetch-json";
import { callsQuery } from "@/components/query/queries";
import { isOfState, useMirrorVersion } from "@/components/sync/use-mirror-version";
import type { CallList } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { apiAt } from "@/lib/calls/query/parts";
import { compareLists, type ListChange } from "@/lib/calls/sync/compare-lists";

/** ms between two questions for the newest list: of the mirror, which is near, and of an upstream, which counts them. */
const pauses = { mirror: 3000, upstream: 30_000 };
/** ms after which a list that comes into view again is taken to be old, also where nobody tells of changes. */
const old = 60_000;

const firstPage = (query: CallQuery) => ({ ...query, page: 1, asOf: undefined });
const isList = (key: unknown) => /\/api\/calls(\?|$)/.test(String(key));

/** The first page of a list, read anew whenever calls have changed since. Undefined while there is nothing newer. */
function useNewest(query: CallQuery, list: CallList | undefined, readAt: number): CallList | undefined {
  const place = usePlace();
  const mirror = useMirrorVersion();
  const [newest, setNewest] = useState<{ than: CallList; list: CallList }>();
  /** With which state of the mirror a list was last compared. */
  const seen = useRef<{ list: CallList; version?: string }>(undefined);
  const askedAt = useRef(0);
  useEffect(() => {
    if (!list) return;
    const known = seen.current?.list === list ? seen.current : (seen.current = { list });
    if (known.version === undefined && Date.now() - readAt < old) {
      if (!mirror) return;
      // What is still being filled grows without getting newer.
      if (!list.coverage && isOfState(list.versions, mirror)) known.version = mirror.version;
    }
    const version = mirror?.version ?? "";
    if (known.version === version) return;
    const controller = new AbortController();
    const ask = () => {
      askedAt.current = Date.now();
      known.version = version;
      fetchJson<CallList>(apiAt(place).calls(firstPage(query)), controller.signal).then(
        (answer) => setNewest({ than: list, list: answer }),
        () => undefined, // What is in view stays, and the next change asks again.
      );
    };
    const timer = setTimeout(ask, Math.max(askedAt.current + pauses[list.servedBy] - Date.now(), 0));
    return () => clearTimeout(timer);
  }, [query, list, readAt, mirror, place]);
  return newest?.than === list ? newest?.list : undefined;
}

/** What a list in view lacks by now, and the way to see it. */
export interface NewerList {
  change: Extract<ListChange, { kind: "new" | "changed" }>;
  /** Puts the newest list in the place of the first page. */
  take: () => void;
}

/**
 * Watches what happens to the calls of a list while it is in view. What moves no row is shown at once; the rest waits
 * until its reader wants it, as nothing may move under a pointer.
 *
 * @param list the one in view; undefined while it is that of another query
 * @param readAt when it was read, ms since the epoch
 */
export function useNewerList(
  query: CallQuery,
  list: CallList | undefined,
  readAt: number,
): NewerList | undefined {
  const client = useQueryClient();
  const place = usePlace();
  const newest = useNewest(query, list, readAt);
  const newestFirst = query.sort === "-startedAt";
  const change = useMemo(
    () => (list && newest ? compareLists(list, newest, newestFirst) : undefined),
    [list, newest, newestFirst],
  );
  useEffect(() => {
    if (change?.kind === "quiet") client.setQueryData(callsQuery(query, place).queryKey, newest);
  }, [change, client, newest, query, place]);
  if (change?.kind !== "new" && change?.kind !== "changed") return undefined;
  const take = () => {
    const { queryKey } = callsQuery(firstPage(query), place);
    client.setQueryData(queryKey, newest);
    // Further pages were cut from the list as it was.
    const isOther = (key: unknown) => isList(key) && key !== queryKey[0];
    client.removeQueries({ predicate: (known) => isOther(known.queryKey[0]) });
  };
  return { change, take };
}
