import "server-only";
import fc from "fast-check";
import type { Call } from "@/lib/calls/call";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { completeQuery } from "@/lib/calls/query/query";
import { CallboardError } from "@/lib/server/errors";
import { orderCallsNaively, selectCallsNaively } from "./naive-calls";
import { callSets } from "./odd-calls";

/** The moment at which the calls of the set are looked at, ms since the epoch. */
export const now = Date.parse("2026-11-20T20:32:10.500Z");

/** 180 odd calls, and the one set of them that a query means, in its order. */
export const [calls = []] = fc.sample(callSets(now, 180), { numRuns: 1, seed: 7 });

export const everything = { range: "all", kind: "all" } as const;

export function expectedCalls(given: Partial<CallQuery>): Call[] {
  const query = completeQuery(given);
  return orderCallsNaively(selectCallsNaively(calls, query, query.tz ?? "America/Chicago", now), query.sort);
}

/** What an upstream throws that is switched off. */
export const off = new CallboardError("upstream_unavailable", "The upstream is gone.");

/** Queries of many of the calls, in every order. */
export const manyQueries = (["startedAt", "-startedAt", "duration", "-duration"] as const).flatMap((sort) =>
  [
    {},
    { min: 0 },
    { max: 30.5 },
    { action: ["any"] },
    { agent: ["agent-a", "agent,c", "nobody"] },
    { weekday: [1, 7], tz: "Australia/Lord_Howe" },
    { hour: [0, 1, 14], tz: "Asia/Kathmandu" },
    { number: "1" },
    { q: "CAFE" },
  ].map((query): Partial<CallQuery> => ({ ...everything, ...query, sort })),
);
