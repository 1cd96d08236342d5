import { Submit } from "@/components/ui/form";
import { AddPasskey } from "./add-passkey";
import { SettingsSection } from "./settings-section";

interface PasskeysProps {
  passkeys: { id: string; name: string | null; since: string }[];
}

/** The passkeys of a person: each signs in without a password or a code. */
export function Passkeys({ passkeys }: PasskeysProps) {
  return (
    <SettingsSection
      title="Passkeys"
      note="Sign in with your fingerprint, face, PIN or security key, without a password or a code."
    >
      {passkeys.length > 0 && (
        <ul className="divide-y divide-separator text-sm">
          {passkeys.map(({ id, name, since }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 grow">
                <span className="block truncate">{name ?? "Passkey"}</span>
                <span className="text-muted">Added {since.slice(0, 10)}</span>
              </span>
              <form action="/api/account/passkeys/remove" method="post">
                <input type="hidden" name="id" value={id} />
                <Submit variant="secondary" aria-label={`Remove ${name ?? "passkey"}`}>
                  Remove
                </Submit>
              </form>
            </li>
          ))}
        </ul>
      )}
      <AddPasskey />
    </SettingsSection>
  );
}
