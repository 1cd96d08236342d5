import Link from "next/link";
import { UserRound } from "lucide-react";

/** Who is signed in, and the ways to settings and out. It opens without a script. */
export function PersonMenu({ name, isDemo }: { name: string; isDemo: boolean }) {
  return (
    <details name="person" className="relative">
      <summary
        aria-label={`Account: ${name}`}
        className="button button--sm button--ghost button--icon-only cursor-pointer list-none rounded-lg [&::-webkit-details-marker]:hidden"
      >
        <UserRound aria-hidden="true" />
      </summary>
      <div className="absolute end-0 top-full z-40 mt-1 w-56 space-y-1 rounded-xl border border-separator bg-overlay p-2 text-sm shadow-lg">
        <p className="truncate px-2 py-1 font-medium">{name}</p>
        <Link
          href="/settings/account"
          prefetch={false}
          className="block rounded-lg px-2 py-1.5 hover:bg-default"
        >
          Settings
        </Link>
        {!isDemo && (
          <form action="/api/sign-out" method="post">
            <button type="submit" className="w-full rounded-lg px-2 py-1.5 text-start hover:bg-default">
              Sign out
            </button>
          </form>
        )}
      </div>
    </details>
  );
}
