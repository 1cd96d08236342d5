"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { settingsPages } from "@/lib/calls/settings";

/** The pages of settings beside the present one. @param isOwner whether the reader is an owner */
export function SettingsFrame({ isOwner, children }: { isOwner: boolean; children: ReactNode }) {
  const pathname = usePathname();
  const pages = settingsPages.filter(({ owner }) => isOwner || !owner);
  return (
    <div className="grid gap-6 md:grid-cols-[12rem_minmax(0,1fr)]">
      <nav
        aria-label="Settings"
        className="flex gap-1 overflow-x-auto text-sm md:flex-col md:self-start md:overflow-visible"
      >
        {pages.map(({ path, label }) => (
          <Link
            key={path}
            href={path}
            prefetch={false}
            aria-current={pathname === path ? "page" : undefined}
            className={`rounded-lg px-3 py-1.5 font-medium whitespace-nowrap ${pathname === path ? "bg-default text-foreground" : "text-muted hover:text-foreground"}`}
          >
            {label}
          </Link>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
