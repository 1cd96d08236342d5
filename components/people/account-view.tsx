import { Field, Form, FormMessage, Submit } from "@/components/ui/form";
import { deviceName } from "./device-name";
import { Passkeys } from "./passkeys";
import { SettingsSection } from "./settings-section";
import { TwoFactor } from "./two-factor";

interface AccountViewProps {
  account:
    | {
        name: string;
        email: string;
        hasTwoFactor: boolean;
        sessions: {
          id: string;
          isThis: boolean;
          address: string | null;
          device: string | null;
          since: string;
        }[];
        passkeys: { id: string; name: string | null; since: string }[];
      }
    | undefined;
  message: { error?: string | undefined; done?: string | undefined };
  /** What is shown once: recovery codes, and the QR code of an authenticator app as SVG. */
  setup: { codes: string[]; qr: string; secret: string } | undefined;
}

const day = (instant: string) => instant.slice(0, 10);

/** One's own name, password, second factors and sessions. */
export function AccountView({ account, message, setup }: AccountViewProps) {
  if (!account) {
    return (
      <div className="max-w-2xl space-y-4">
        <h1 className="text-xl font-semibold tracking-tight">Account</h1>
        <p className="text-sm text-muted">
          You are the demo owner: this server shows invented calls to this machine only, so no sign-in is
          needed.
        </p>
      </div>
    );
  }
  return (
    <div className="max-w-2xl space-y-4">
      <h1 className="text-xl font-semibold tracking-tight">Account</h1>
      <FormMessage {...message} />
      <SettingsSection title="Name" note={account.email}>
        <Form action="/api/account/name">
          <Field
            label="Name"
            name="name"
            autoComplete="name"
            required
            maxLength={80}
            defaultValue={account.name}
          />
          <Submit>Save name</Submit>
        </Form>
      </SettingsSection>
      <SettingsSection title="Password" note="Changing it ends all other sessions.">
        <Form action="/api/account/password">
          <Field
            label="Current password"
            name="current"
            type="password"
            autoComplete="current-password"
            required
          />
          <Field
            label="New password"
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={12}
            maxLength={200}
            hint="At least 12 characters"
          />
          <Submit>Change password</Submit>
        </Form>
      </SettingsSection>
      <Passkeys passkeys={account.passkeys} />
      <TwoFactor isOn={account.hasTwoFactor} setup={setup} />
      <SettingsSection title="Sessions" note="Where you are signed in.">
        <ul className="divide-y divide-separator text-sm">
          {account.sessions.map(({ id, isThis, address, device, since }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 grow basis-48">
                <span className="block truncate">{deviceName(device)}</span>
                <span className="text-muted">
                  {address ?? "Unknown address"} · since {day(since)}
                </span>
              </span>
              {isThis ? (
                <span className="text-muted">This session</span>
              ) : (
                <form action="/api/account/sessions" method="post">
                  <input type="hidden" name="id" value={id} />
                  <Submit variant="secondary" aria-label={`Sign out ${deviceName(device)}`}>
                    Sign out
                  </Submit>
                </form>
              )}
            </li>
          ))}
        </ul>
        {account.sessions.length > 1 && (
          <form action="/api/account/sessions" method="post">
            <input type="hidden" name="id" value="others" />
            <Submit variant="secondary">Sign out everywhere else</Submit>
          </form>
        )}
      </SettingsSection>
    </div>
  );
}
