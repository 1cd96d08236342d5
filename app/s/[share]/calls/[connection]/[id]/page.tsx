import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { CallView } from "@/components/call/call-view";
import { apiAt } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import { getCall } from "@/lib/server/calls/get-call";
import { decodePart } from "@/lib/server/http/decode-part";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { readPlace } from "@/lib/server/shares/shared-page";

export const metadata: Metadata = { title: { absolute: "Shared call" } };

type Props = PageProps<"/s/[share]/calls/[connection]/[id]">;

export default async function SharedCallPage({ params, searchParams }: Props) {
  const { share, connection, id } = await params;
  const key = { connection: decodePart(connection), id: decodePart(id) };
  const place = await readPlace(share, await headers());
  const { query } = parseQuery(toSearchParams(await searchParams), place.defaults);
  const state = await prefetch(
    {
      [apiAt(place).call(key, query)]: {
        access: "call:read",
        verb: (reader, signal) => getCall(reader, key, query, signal),
      },
    },
    share,
  );
  return (
    <HydrationBoundary state={state}>
      <CallView {...key} />
    </HydrationBoundary>
  );
}
