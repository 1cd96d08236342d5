"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { usePlace } from "@/components/query/place";
import { ThemeButton } from "@/components/shell/theme-button";
import { Time } from "@/components/ui/time";

interface ShareFrameProps {
  /** Absent until the password was given. */
  shown?: { name: string; what: string; zone: string; expiresAt: string } | undefined;
  children: ReactNode;
}

/** What stands around the pages of a share: whose calls these are, which of them, and until when. It leads nowhere else. */
export function ShareFrame({ shown, children }: ShareFrameProps) {
  return (
    <>
      <header className="border-b border-separator">
        <div className="mx-auto flex max-w-[120rem] flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 sm:px-6">
          {shown && (
            <>
              <span className="min-w-0 font-semibold tracking-tight break-words">{shown.name}</span>
              <SharedPages />
            </>
          )}
          <span className="ms-auto">
            <ThemeButton />
          </span>
          {shown && (
            <p className="w-full text-xs break-words text-muted">
              {shown.what} · {shown.zone.replaceAll("_", " ")} · shared until{" "}
              <Time instant={shown.expiresAt} zone={shown.zone} style="full" />
            </p>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[120rem] px-3 py-5 outline-none sm:px-6">
        {children}
      </main>
    </>
  );
}

/** The pages of a share beside each other, if there are several. */
function SharedPages() {
  const { base, shared } = usePlace();
  const pathname = usePathname();
  if (!shared || shared.page === "call" || shared.level === "metrics") return null;
  const pages = [
    { path: base, label: "Overview" },
    { path: `${base}/calls`, label: "Calls" },
  ];
  return (
    <nav aria-label="Pages" className="flex items-center gap-1 text-sm">
      {pages.map(({ path, label }) => (
        <Link
          key={path}
          href={path}
          prefetch={false}
          aria-current={pathname === path ? "page" : undefined}
          className={`rounded-lg px-2 py-1.5 font-medium ${pathname === path ? "bg-default text-foreground" : "text-muted hover:text-foreground"}`}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
