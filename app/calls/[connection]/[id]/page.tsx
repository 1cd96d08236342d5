import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { CallView } from "@/components/call/call-view";
import type { CallAnswer } from "@/lib/calls/answers";
import { callerName } from "@/lib/calls/call-text/caller";
import { formatInstant } from "@/lib/calls/format/instant";
import { api } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";
import { getCall } from "@/lib/server/calls/get-call";
import { decodePart } from "@/lib/server/http/decode-part";
import { readLocale } from "@/lib/server/http/locale";
import { toSearchParams } from "@/lib/server/http/search-params";
import { prefetch } from "@/lib/server/prefetch";
import { listViews } from "@/lib/server/views/views";

type Props = PageProps<"/calls/[connection]/[id]">;

/** Reads a call once for both its title and its page: `cache` compares texts. The answer is absent where it failed. */
const readCall = cache(async (connection: string, id: string, search: string) => {
  const key = { connection, id };
  const { query } = parseQuery(new URLSearchParams(search));
  let answer: CallAnswer | undefined;
  const state = await prefetch({
    [api.call(key, query)]: {
      access: "call:read",
      verb: async (reader, signal) => (answer = await getCall(reader, key, query, signal)),
    },
    // The links at the top lead to the default views.
    [api.views()]: { access: "views:read", verb: listViews },
  });
  return { key, state, answer };
});

async function read({ params, searchParams }: Props) {
  const { connection, id } = await params;
  const search = toSearchParams(await searchParams).toString();
  return readCall(decodePart(connection), decodePart(id), search);
}

/** Tells the tabs and the history of a reader apart. */
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { answer } = await read(props);
  if (!answer) return { title: "Call" };
  const { call, zone } = answer;
  const locale = readLocale((await headers()).get("accept-language"));
  return { title: `${callerName(call)}, ${formatInstant(call.startedAt, "dated", locale, zone)}` };
}

export default async function CallPage(props: Props) {
  const { key, state } = await read(props);
  return (
    <HydrationBoundary state={state}>
      <CallView connection={key.connection} id={key.id} />
    </HydrationBoundary>
  );
}
