import { setTimeout as pause } from "node:timers/promises";
import type { SandboxState } from "../lib/sandbox/highlevel/http/control";
import { quantile, type Measurement } from "./report";

const pages = 100;

/** ms between two requests: the app paces what it asks of an upstream, and that is not what is measured here. */
const interval = 150;

/** Fetches an address to its end. Returns ms, and the app's own account of its time. */
async function time(url: string, headers: Record<string, string> = {}) {
  const began = performance.now();
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { whole: performance.now() - began, serverTiming: response.headers.get("server-timing") ?? "" };
}

async function stateOf(sandbox: string): Promise<SandboxState> {
  return (await (await fetch(`${sandbox}/sandbox/state`)).json()) as SandboxState;
}

/** Sends the last so many requests of the app again, without the app. Returns ms for all of them. */
async function replay(sandbox: string, { log }: SandboxState, count: number): Promise<number> {
  const headers = { authorization: "Bearer sandbox-token", version: "2021-04-15" };
  let sum = 0;
  for (const { path, query } of count === 0 ? [] : log.slice(-count)) {
    sum += (await time(`${sandbox}${path}${query}`, headers)).whole;
  }
  return sum;
}

/** A duration of a `Server-Timing` header, in ms. */
function durationIn(header: string, name: string): number {
  return Number(new RegExp(`\\b${name};dur=([\\d.]+)`).exec(header)?.[1]);
}

/**
 * Asks for a hundred different pages of the list, and then the upstream for the same: the difference is what the
 * app adds, the way to it included.
 */
export async function measureList(app: string, sandbox: string): Promise<Measurement[]> {
  const whole: number[] = [];
  const own: number[] = [];
  const counted: number[] = [];
  let before = await stateOf(sandbox);
  for (let page = 1; page <= pages; page += 1) {
    await pause(interval);
    const asked = await time(`${app}/api/calls?range=all&size=10&page=${page}`);
    const after = await stateOf(sandbox);
    const upstream = await replay(sandbox, after, after.requests - before.requests);
    before = await stateOf(sandbox);
    whole.push(asked.whole);
    own.push(asked.whole - upstream);
    counted.push(durationIn(asked.serverTiming, "total") - durationIn(asked.serverTiming, "upstream"));
  }
  return [
    { what: "whole request, median", value: quantile(whole, 0.5), unit: "ms" },
    { what: "less the upstream's own time, median", value: quantile(own, 0.5), unit: "ms", budget: 15 },
    { what: "less the upstream's own time, 95 of 100", value: quantile(own, 0.95), unit: "ms" },
    { what: "outside of the source (Server-Timing), median", value: quantile(counted, 0.5), unit: "ms" },
  ];
}
