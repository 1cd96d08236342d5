"use client";

import { ChevronRight } from "lucide-react";
import { useLocale } from "@/components/ui/locale";
import { tilesOf, type Tile } from "@/lib/calls/charts/tiles";
import { MarkLink } from "./mark-link";
import type { Measured } from "./use-measured";

function NumberTile({ label, value, spoken, detail, change, href }: Tile) {
  const reported = change !== "";
  return (
    <div className="relative bg-surface px-4 py-3 has-[a:hover]:bg-default/50">
      <dt className="text-sm text-muted">
        <MarkLink href={href} wide className={href === undefined ? "" : "text-foreground"}>
          {label}
          {href !== undefined && (
            <ChevronRight className="ms-0.5 inline size-3.5 text-muted" aria-hidden="true" />
          )}
        </MarkLink>
      </dt>
      <dd className="flex flex-wrap items-baseline gap-x-2">
        <span
          className={reported ? "text-2xl font-semibold tracking-tight" : "text-base leading-8 text-muted"}
          aria-hidden={spoken !== undefined}
        >
          {value}
        </span>
        {spoken !== undefined && <span className="sr-only">{spoken}</span>}
        {detail !== undefined && <span className="text-xs text-muted">{detail}</span>}
      </dd>
      <dd className="min-h-4 text-xs text-muted">{change}</dd>
    </div>
  );
}

/** The numbers that one looks at first. Whether more is better is not for us to say: changes have no colour. */
export function NumberTiles({ measured: { query, metrics, links } }: { measured: Measured }) {
  const locale = useLocale();
  // An end alone leaves the range at its default, which then says nothing.
  const open = !query.from && (query.to !== undefined || query.range === "all");
  const absent = open ? "no earlier period" : "earlier period not counted";
  return (
    <section aria-label="Key numbers">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-separator bg-separator md:grid-cols-3 xl:grid-cols-6">
        {tilesOf(metrics, links, absent, locale).map((tile) => (
          <NumberTile key={tile.label} {...tile} />
        ))}
      </dl>
    </section>
  );
}
