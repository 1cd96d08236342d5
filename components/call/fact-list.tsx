import type { Fact } from "@/lib/calls/call-text/fact";

/** Terms and what is said of them. Addresses are text, never links. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="mt-2 grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[10rem_minmax(0,1fr)] lg:grid-cols-1 xl:grid-cols-[8rem_minmax(0,1fr)]">
      {facts.map((fact, place) => (
        <div key={place} className="contents">
          <dt className="text-xs leading-5 break-words text-muted not-first:mt-1 sm:not-first:mt-0 lg:not-first:mt-1 xl:not-first:mt-0">
            {fact.term}
          </dt>
          <dd className="min-w-0 break-words">
            <FactValue fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FactValue({ fact }: { fact: Fact }) {
  switch (fact.kind) {
    case "text":
      return <span className="whitespace-pre-line">{fact.text}</span>;
    case "quote":
      return <q className="whitespace-pre-line">{fact.text}</q>;
    case "code":
      return <code className="font-mono text-xs break-all whitespace-pre-wrap">{fact.text}</code>;
    case "list":
      return (
        <ul>
          {fact.items.map((item, place) => (
            <li key={place}>{item}</li>
          ))}
        </ul>
      );
  }
}
