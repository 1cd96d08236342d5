import { quantile, type Measurement } from "./report";

const requests = 100;

/** The durations of a `Server-Timing` header by name, in ms. */
function durations(header: string | null): Map<string, number> {
  const parts = (header ?? "").split(",").map((part) => /^\s*([\w-]+);dur=([\d.]+)/.exec(part));
  return new Map(parts.flatMap((match) => (match?.[1] && match[2] ? [[match[1], Number(match[2])]] : [])));
}

/** ms that the app adds to the upstream's answer, and ms that a client waits in all. */
async function request(url: string): Promise<{ own: number; whole: number }> {
  const began = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  const whole = performance.now() - began;
  const timing = durations(response.headers.get("server-timing"));
  const upstream = timing.get("upstream");
  const total = timing.get("total");
  if (!response.ok || upstream === undefined || total === undefined) {
    throw new Error(`${url} answered ${response.status} with Server-Timing ${[...timing.keys()].join()}`);
  }
  return { own: total - upstream, whole };
}

/** Asks for a hundred different pages of the list, one after the other. */
export async function measureList(app: string): Promise<Measurement[]> {
  const urls = Array.from(
    { length: requests },
    (_, index) => `${app}/api/calls?range=all&size=10&page=${index + 1}`,
  );
  for (const url of urls.slice(0, 5)) await request(`${url}&sort=startedAt`);
  const own: number[] = [];
  const whole: number[] = [];
  for (const url of urls) {
    const times = await request(url);
    own.push(times.own);
    whole.push(times.whole);
  }
  return [
    { what: "own share, median", value: quantile(own, 0.5), unit: "ms", budget: 15 },
    { what: "own share, 95 of 100", value: quantile(own, 0.95), unit: "ms" },
    { what: "whole request with the sandbox, median", value: quantile(whole, 0.5), unit: "ms" },
  ];
}
