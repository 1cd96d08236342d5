import { ExternalLink } from "lucide-react";
import { useSystemName } from "@/components/query/connections";
import type { AppLink } from "@/lib/calls/answers";
import { formatPhone } from "@/lib/calls/format/phone";

interface AppLinksProps {
  links: readonly AppLink[];
  about: AppLink["about"];
  /** Slug of the connection of the call. */
  connection: string;
}

/** What the upstream's own app shows of something, if it has a page of it. */
export function AppLinks({ links, about, connection }: AppLinksProps) {
  const system = useSystemName(connection);
  const words = about === "contact" ? `Open in ${system}` : `Agents in ${system}`;
  return links
    .filter((link) => link.about === about)
    .map(({ href }) => (
      <a
        key={href}
        href={href}
        target="_blank"
        rel="noreferrer"
        className="flex w-fit items-center gap-1 text-xs leading-6 text-accent underline-offset-4 hover:underline"
      >
        {words}
        <ExternalLink className="size-3" aria-hidden="true" />
        <span className="sr-only">(opens in a new tab)</span>
      </a>
    ));
}

/** A number that can be called. Anything but a number in E.164 is only shown. */
export function PhoneLink({ number }: { number: string }) {
  const text = formatPhone(number);
  if (!/^\+\d{5,15}$/.test(number)) return text;
  return (
    <a href={`tel:${number}`} className="underline-offset-4 hover:text-accent hover:underline">
      {text}
    </a>
  );
}
