"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { viewsQuery } from "@/components/query/queries";
import { useKnownAnswer } from "@/components/query/use-known-answer";
import { defaultLink } from "@/components/views/default-link";
import { callsLink, overviewLink, syncLink } from "@/lib/calls/links";
import type { View, ViewList } from "@/lib/calls/answers";
import type { CallQuery } from "@/lib/calls/query/parameters";
import { selection } from "@/lib/calls/query/parts";
import { parseQuery } from "@/lib/calls/query/query";

const pages = [
  { path: "/", label: "Overview", link: overviewLink },
  { path: "/calls", label: "Calls", link: (query: CallQuery) => callsLink(selection(query)) },
  { path: "/sync", label: "Sync", link: syncLink },
];

/** The pages, each over the calls that the present one is about; where those are all, at its default view. */
export function MainNavigation() {
  const { query } = parseQuery(new URLSearchParams(useSearchParams()));
  const known = useKnownAnswer<ViewList>(viewsQuery());
  return <NavigationLinks query={query} views={known?.views ?? []} />;
}

/** Without a query, while it is not known, they lead to the pages as such. */
export function NavigationLinks({ query, views = [] }: { query?: CallQuery; views?: View[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className="flex items-center gap-1 text-sm">
      {pages.map(({ path, label, link }) => {
        const current = pathname === path;
        const within = path !== "/" && pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={defaultLink(views, path, query) ?? (query ? link(query) : path)}
            prefetch={false}
            aria-current={current ? "page" : undefined}
            className={`rounded-lg px-2 py-1.5 font-medium sm:px-3 ${current || within ? "bg-default text-foreground" : "text-muted hover:text-foreground"}`}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
