"use client";

import { usePlace } from "@/components/query/place";
import { ChevronLeft, ChevronRight, FileText, Link2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useMemo } from "react";
import { rememberRow } from "@/components/calls/row-memory";
import { useLocale } from "@/components/ui/locale";
import { writeCall } from "@/lib/calls/call-text/call-text";
import type { CallAnswer } from "@/lib/calls/answers";
import { formatCount } from "@/lib/calls/format/number";
import { callLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { BackLink } from "./back-link";
import { CopyButton } from "./copy-button";
import { neighbourLinks } from "./neighbour-links";
import { useKeys } from "@/components/keys/use-keys";

interface CallNavigationProps {
  answer: CallAnswer;
  query: CallQuery;
}

/** Back to the list, the neighbours in it, and what is taken along of the call. */
export function CallNavigation({ answer: { call, position, notices, zone }, query }: CallNavigationProps) {
  const place = usePlace();
  const locale = useLocale();
  const hasList = place.shared?.page !== "call";
  const lost = notices.some(({ code }) => code === "position_unavailable");
  const { list, previous, next } = neighbourLinks(position, query, place);
  useNeighbourKeys(previous, next);
  // The way back leads to the row of the call that one looked at last.
  useEffect(() => rememberRow(call.id, list), [call.id, list]);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-1 gap-y-1">
      {hasList && <BackLink href={list} />}
      {hasList && (
        <nav aria-label="Calls of the list" className="ms-auto flex items-center gap-1 sm:order-last sm:ms-2">
          <span className="px-1 text-sm whitespace-nowrap text-muted">
            {position
              ? `${formatCount(position.index, locale)} of ${formatCount(position.total, locale)}`
              : lost
                ? "Place not known"
                : "Not in the list"}
          </span>
          <Neighbour href={previous} rel="prev" />
          <Neighbour href={next} rel="next" />
        </nav>
      )}
      <div className="flex items-center gap-1 max-sm:-ms-3 max-sm:w-full sm:ms-auto">
        <CopyButton
          icon={Link2}
          label="Copy link"
          text={() => window.location.origin + callLink(call, query, place)}
        />
        <CopyButton icon={FileText} label="Copy as text" text={() => writeCall(call, { locale, zone })} />
      </div>
    </div>
  );
}

/** `[` and `k` go to the previous call, `]` and `j` to the next. */
function useNeighbourKeys(previous: string | undefined, next: string | undefined) {
  const router = useRouter();
  const keys = useMemo(() => {
    const goTo = (href: string | undefined) => href && (() => router.push(href));
    const [back, on] = [goTo(previous) || undefined, goTo(next) || undefined];
    return { "[": back, k: back, "]": on, j: on };
  }, [router, previous, next]);
  useKeys(keys);
}

const neighbours = {
  prev: { label: "Previous call", keys: "[ k", Icon: ChevronLeft },
  next: { label: "Next call", keys: "] j", Icon: ChevronRight },
};

/** A link to a neighbour; where there is none, its place stays. */
function Neighbour({ href, rel }: { href: string | undefined; rel: keyof typeof neighbours }) {
  const { label, keys, Icon } = neighbours[rel];
  const className = "button button--ghost button--sm button--icon-only rounded-lg";
  if (href === undefined) {
    return (
      <span
        className={`${className} opacity-40`}
        role="link"
        aria-disabled="true"
        aria-label={`No ${label.toLowerCase()}`}
      >
        <Icon aria-hidden="true" />
      </span>
    );
  }
  return (
    <Link
      href={href}
      rel={rel}
      prefetch={false}
      className={className}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
    >
      <Icon aria-hidden="true" />
    </Link>
  );
}
