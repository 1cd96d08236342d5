import { usePlace } from "@/components/query/place";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { callsLink } from "@/lib/calls/links";
import type { CallQuery } from "@/lib/calls/query/parameters";

interface CallNotFoundProps {
  /** What the server says. */
  message: string;
  query: CallQuery;
}

/** A call that is not there, with the way to those that are. */
export function CallNotFound({ message, query: { turn: _turn, ...query } }: CallNotFoundProps) {
  const place = usePlace();
  return (
    <section className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-16 text-center">
      <SearchX className="size-8 text-muted" aria-hidden="true" />
      <h1 className="text-lg font-semibold">This call is not here</h1>
      <p className="text-sm break-words text-muted">{message}</p>
      {place.shared?.page !== "call" && (
        <Link
          href={callsLink(query, place)}
          prefetch={false}
          className="button button--secondary button--sm rounded-lg"
        >
          Go to the calls
        </Link>
      )}
    </section>
  );
}
