import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { NuqsTestingAdapter, type UrlUpdateEvent } from "nuqs/adapters/testing";
import type { ReactNode } from "react";
import { afterEach, vi } from "vitest";
import { ConnectionsContext } from "@/components/query/connections";
import { LocaleContext } from "@/components/ui/locale";
import { describeConnections } from "@/lib/calls/connections";

afterEach(cleanup);

interface Options {
  /** The query of the page's URL. */
  search?: string;
  /** Answers of our API by path, such as `/api/agents`. */
  answers?: Record<string, unknown>;
  /** The names of the reader's connections by their slugs. */
  connections?: Record<string, string>;
}

/** Renders a component as a page does, and returns the queries that it wrote into the URL. */
export function renderInPage(
  children: ReactNode,
  { search = "", answers = {}, connections = {} }: Options = {},
) {
  vi.stubGlobal("fetch", (path: string) => {
    const found = Object.entries(answers).find(([start]) => path.startsWith(start));
    return Promise.resolve(Response.json(found?.[1] ?? {}, { status: found ? 200 : 404 }));
  });
  const urls: string[] = [];
  const onUrlUpdate = ({ queryString }: UrlUpdateEvent) => void urls.push(decodeURIComponent(queryString));
  const named = Object.entries(connections).map(([slug, name]) => ({ slug, name }));
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <LocaleContext value="en-GB">
      <ConnectionsContext value={describeConnections(named)}>
        <QueryClientProvider client={client}>
          <NuqsTestingAdapter searchParams={search} onUrlUpdate={onUrlUpdate} hasMemory>
            {children}
          </NuqsTestingAdapter>
        </QueryClientProvider>
      </ConnectionsContext>
    </LocaleContext>,
  );
  return urls;
}
