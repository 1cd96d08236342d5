import { Field, Form, FormMessage, Submit } from "@/components/ui/form";
import { levels, type Level } from "@/lib/calls/levels";
import { SettingsSection } from "./settings-section";

interface GrantInfo {
  slug: string;
  name: string;
  connectionId: number;
  level: Level | undefined;
  mayReveal: boolean;
}

interface PeopleViewProps {
  people: {
    id: string;
    name: string;
    email: string;
    isOwner: boolean;
    isYou: boolean;
    grants: GrantInfo[];
  }[];
  invitations: { id: string; email: string; isOwner: boolean; expiresAt: string }[];
  connections: GrantInfo[];
  message: {
    error?: string | undefined;
    done?: string | undefined;
    values?: Readonly<Record<string, string>> | undefined;
    once?: Readonly<Record<string, string>> | undefined;
  };
}

const labels: Record<Level, string> = { metrics: "Charts only", masked: "Calls, masked", full: "Everything" };

/** What a person may see, connection by connection. */
function Grants({ grants, isOwner }: { grants: readonly GrantInfo[]; isOwner: boolean }) {
  return (
    <div className="group space-y-4">
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" name="owner" defaultChecked={isOwner} className="size-4 accent-accent" />
        Owner: may see and do everything
      </label>
      {/* An owner sees all connections, whatever was granted before. */}
      <ul className="space-y-2 text-sm group-has-[[name=owner]:checked]:hidden">
        {grants.map(({ slug, name, connectionId, level, mayReveal }) => (
          <li key={slug} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <label className="flex items-center gap-2">
              <span className="w-36 truncate">{name}</span>
              <select
                name={`level-${connectionId}`}
                defaultValue={level ?? ""}
                className="input h-8 rounded-lg border border-separator py-0"
              >
                <option value="">No access</option>
                {levels.map((each) => (
                  <option key={each} value={each}>
                    {labels[each]}
                  </option>
                ))}
              </select>
            </label>
            <label className="flex items-center gap-2">
              <input
                type="checkbox"
                name={`reveal-${connectionId}`}
                defaultChecked={mayReveal}
                className="size-4 accent-accent"
              />
              May reveal masked values<span className="sr-only"> of {name}</span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

function One({
  action,
  id,
  children,
  label,
}: {
  action: string;
  id: string;
  children: string;
  label: string;
}) {
  return (
    <form action={action} method="post">
      <input type="hidden" name="id" value={id} />
      <Submit variant="secondary" aria-label={`${children}: ${label}`}>
        {children}
      </Submit>
    </form>
  );
}

/** Who may sign in, and what they may see. */
export function PeopleView({ people, invitations, connections, message }: PeopleViewProps) {
  return (
    <div className="max-w-3xl space-y-4">
      <h1 className="text-xl font-semibold tracking-tight">People</h1>
      <FormMessage {...message} />
      {message.once?.["link"] && (
        <input
          readOnly
          aria-label="Link to copy"
          value={message.once["link"]}
          className="input h-9 w-full rounded-lg border border-separator font-mono text-xs"
        />
      )}
      {people.map(({ id, name, email, isOwner, isYou, grants }) => (
        <SettingsSection key={id} title={isYou ? `${name} (you)` : name} note={email}>
          <Form action="/api/people/change">
            <input type="hidden" name="id" value={id} />
            <Grants grants={grants} isOwner={isOwner} />
            <Submit aria-label={`Save access: ${name}`}>Save access</Submit>
          </Form>
          <div className="flex flex-wrap gap-2">
            <One action="/api/people/reset" id={id} label={name}>
              Make password link
            </One>
            <details>
              <summary className="button button--sm button--secondary cursor-pointer list-none rounded-lg [&::-webkit-details-marker]:hidden">
                Remove<span className="sr-only">: {name}</span> …
              </summary>
              <div className="mt-2 space-y-2 text-sm">
                <p>{name} is signed out everywhere and loses all access.</p>
                <One action="/api/people/remove" id={id} label={name}>
                  Remove person
                </One>
              </div>
            </details>
          </div>
        </SettingsSection>
      ))}
      {invitations.length > 0 && (
        <SettingsSection title="Invitations">
          <ul className="divide-y divide-separator text-sm">
            {invitations.map(({ id, email, isOwner, expiresAt }) => (
              <li key={id} className="flex items-center gap-4 py-2">
                <span className="min-w-0 grow">
                  <span className="block truncate">
                    {email}
                    {isOwner && " (owner)"}
                  </span>
                  <span className="text-muted">until {expiresAt.slice(0, 10)}</span>
                </span>
                <One action="/api/people/withdraw" id={id} label={email}>
                  Withdraw
                </One>
              </li>
            ))}
          </ul>
        </SettingsSection>
      )}
      <SettingsSection title="Invite a person" note="By a link that holds for 7 days and works once.">
        <Form action="/api/people/invite">
          <Field
            label="E-mail address"
            name="email"
            type="email"
            required
            defaultValue={message.values?.["email"]}
          />
          <Grants grants={connections} isOwner={false} />
          <Submit>Invite</Submit>
        </Form>
      </SettingsSection>
    </div>
  );
}
