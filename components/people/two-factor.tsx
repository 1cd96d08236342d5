import { Field, Form, Submit } from "@/components/ui/form";
import { SettingsSection } from "./settings-section";

interface TwoFactorProps {
  isOn: boolean;
  setup: { codes: string[]; qr: string; secret: string } | undefined;
}

/** Codes of an authenticator app as the second factor. */
export function TwoFactor({ isOn, setup }: TwoFactorProps) {
  if (isOn) {
    return (
      <SettingsSection title="Authenticator app" note="Sign-in asks for a code of your app.">
        <Form action="/api/account/two-factor/end">
          <Field
            id="end-password"
            label="Current password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <Submit variant="secondary">Turn off codes</Submit>
        </Form>
      </SettingsSection>
    );
  }
  if (setup) {
    return (
      <SettingsSection
        title="Authenticator app"
        note="Scan this with your app, then enter the code that it shows."
      >
        <div
          className="w-48 rounded-lg bg-white p-2"
          role="img"
          aria-label="QR code for an authenticator app"
        >
          {/* Made by the server, of squares alone. */}
          <div dangerouslySetInnerHTML={{ __html: setup.qr }} />
        </div>
        <p className="text-sm">
          Or enter this key: <code className="font-medium break-all">{setup.secret}</code>
        </p>
        <div className="text-sm">
          <p>Keep these recovery codes. Each works once, if you lose the app.</p>
          <ul aria-label="Recovery codes" className="mt-2 grid grid-cols-2 gap-1 font-mono">
            {setup.codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
        <Form action="/api/account/two-factor/confirm">
          <Field label="Code" name="code" inputMode="numeric" autoComplete="one-time-code" required />
          <Submit>Turn on codes</Submit>
        </Form>
      </SettingsSection>
    );
  }
  return (
    <SettingsSection
      title="Authenticator app"
      note="A second factor: sign-in then asks for a code of your phone."
    >
      <Form action="/api/account/two-factor">
        <Field
          id="begin-password"
          label="Current password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Submit>Set up</Submit>
      </Form>
    </SettingsSection>
  );
}
