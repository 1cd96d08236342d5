import Link from "next/link";
import { SearchX } from "lucide-react";

export default function NotFound() {
  return (
    <section className="mx-auto flex max-w-lg flex-col items-center gap-3 px-4 py-16 text-center">
      <SearchX className="size-8 text-muted" aria-hidden="true" />
      <h1 className="text-lg font-semibold">Nothing is here</h1>
      <p className="text-sm text-muted">This address leads to no page. The link may be incomplete.</p>
      <Link href="/calls" className="text-sm underline underline-offset-4">
        All calls
      </Link>
    </section>
  );
}
