"use client";

import type { Place } from "@/lib/calls/query/place";
import { usePlace } from "@/components/query/place";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { isPlainClick } from "@/components/ui/plain-click";
import { callsLink } from "@/lib/calls/links";
import { parseQuery } from "@/lib/calls/query/query";

interface NavigationHistory {
  currentEntry?: { index: number } | null;
  entries(): { url: string | null }[];
}

/** The address before this one in the browser's history, where the browser tells it. */
function previousAddress(): URL | undefined {
  const { navigation } = window as { navigation?: NavigationHistory };
  const index = navigation?.currentEntry?.index ?? 0;
  const url = index > 0 ? navigation?.entries()[index - 1]?.url : undefined;
  return url ? new URL(url) : undefined;
}

/** Whether one came from a list: what it shows counts, not how its address is written. */
function isPrevious(href: string, place: Place): boolean {
  const previous = previousAddress();
  if (previous?.pathname !== `${place.base}/calls`) return false;
  return callsLink(parseQuery(previous.searchParams, place.defaults).query, place) === href;
}

/** The list that the call stands in. Where one came from it, this is Back, so that it is found as it was left. */
export function BackLink({ href }: { href: string }) {
  const router = useRouter();
  const place = usePlace();
  return (
    <Link
      href={href}
      prefetch={false}
      className="button button--ghost button--sm -ms-2 rounded-lg"
      onClick={(event) => {
        if (!isPlainClick(event) || !isPrevious(href, place)) return;
        event.preventDefault();
        router.back();
      }}
    >
      <ArrowLeft aria-hidden="true" />
      Calls
    </Link>
  );
}
