import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { CallView } from "@/components/call/call-view";
import { api } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import { getCall } from "@/lib/server/calls/get-call";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { currentReader } from "@/lib/server/reader";

export const metadata: Metadata = { title: "Call" };

export default async function CallPage({ params, searchParams }: PageProps<"/calls/[connection]/[id]">) {
  const { connection, id } = await params;
  const key = { connection: decodeURIComponent(connection), id: decodeURIComponent(id) };
  const { query } = parseQuery(toSearchParams(await searchParams));
  const state = await prefetch({
    [api.call(key, query)]: (signal) => getCall(currentReader(), key, query, signal),
  });
  return (
    <HydrationBoundary state={state}>
      <CallView connection={key.connection} id={key.id} />
    </HydrationBoundary>
  );
}
