"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { parseQuery, serializeQuery } from "@/lib/calls/query/query";
import { selection } from "@/lib/calls/query/parts";

const pages = [
  { path: "/", label: "Overview" },
  { path: "/calls", label: "Calls" },
];

/** The pages, each over the calls that the present one is about. */
export function MainNavigation() {
  const { query } = parseQuery(new URLSearchParams(useSearchParams()));
  const search = serializeQuery(selection(query));
  return <NavigationLinks search={search} />;
}

export function NavigationLinks({ search }: { search: string }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Pages" className="flex items-center gap-1 text-sm">
      {pages.map(({ path, label }) => {
        const current = pathname === path;
        const within = path !== "/" && pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={search === "" ? path : `${path}?${search}`}
            prefetch={false}
            aria-current={current ? "page" : undefined}
            className={`rounded-lg px-3 py-1.5 font-medium ${current || within ? "bg-default text-foreground" : "text-muted hover:text-foreground"}`}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
