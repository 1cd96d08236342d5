import type { Notice } from "@/lib/calls/answers";
import { Note } from "./note";

/** What of a link was not understood, and what could not be shown. Nothing where there is nothing to say. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <Note>
      <ul className="space-y-1">
        {notices.map(({ message }) => (
          <li key={message} className="break-words">
            {message}
          </li>
        ))}
      </ul>
    </Note>
  );
}
