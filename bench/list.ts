import { quantile, type Measurement } from "./report";

const pages = 100;

/** Fetches an address to its end. @returns ms */
async function time(url: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - began;
}

/** Asks for a hundred different pages of the list, which the mirror answers. */
export async function measureList(app: string): Promise<Measurement[]> {
  const times: number[] = [];
  for (let page = 1; page <= pages; page += 1) {
    times.push(await time(`${app}/api/calls?range=all&size=10&page=${page}`));
  }
  return [
    { what: "whole request, median", value: quantile(times, 0.5), unit: "ms", budget: 15 },
    { what: "whole request, 95 of 100", value: quantile(times, 0.95), unit: "ms" },
  ];
}
