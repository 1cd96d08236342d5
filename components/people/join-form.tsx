import { Field, Form, Submit } from "@/components/ui/form";
import { Entrance } from "./entrance";

interface Message {
  error?: string | undefined;
  values?: Readonly<Record<string, string>> | undefined;
}

const passwordHint = "At least 12 characters";

function NewPassword({ label = "Password" }: { label?: string }) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={12}
      maxLength={200}
      hint={passwordHint}
    />
  );
}

function Name({ value }: { value: string | undefined }) {
  return <Field label="Name" name="name" autoComplete="name" required maxLength={80} defaultValue={value} />;
}

/** Makes the first owner. */
export function FirstOwnerForm({ message }: { message: Message }) {
  return (
    <Entrance title="Create the first owner" message={message}>
      <p className="text-sm text-muted">
        The server printed a one-time code when it started. Owners can see all calls and invite others.
      </p>
      <Form action="/api/first-owner">
        <Field label="One-time code" name="code" autoComplete="off" required />
        <Name value={message.values?.["name"]} />
        <Field
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={message.values?.["email"]}
        />
        <NewPassword />
        <Submit>Create owner</Submit>
      </Form>
    </Entrance>
  );
}

/** Adds the person that a link invites. */
export function InvitationForm({
  message,
  token,
  email,
}: {
  message: Message;
  token: string;
  email: string | undefined;
}) {
  if (email === undefined) {
    return (
      <Entrance title="Invitation not found" message={message}>
        <p className="text-sm text-muted">It has expired or was used. Ask an owner for a new one.</p>
      </Entrance>
    );
  }
  return (
    <Entrance title="Join Callboard" message={message}>
      <Form action="/api/invitation">
        <input type="hidden" name="token" value={token} />
        <Field
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          readOnly
          value={email}
        />
        <Name value={message.values?.["name"]} />
        <NewPassword />
        <Submit>Join</Submit>
      </Form>
    </Entrance>
  );
}

/** Takes the new password of a link. */
export function NewPasswordForm({ message, token }: { message: Message; token: string }) {
  return (
    <Entrance title="Choose a new password" message={message}>
      <p className="text-sm text-muted">You will be signed out everywhere.</p>
      <Form action="/api/reset/password">
        <input type="hidden" name="token" value={token} />
        <NewPassword label="New password" />
        <Submit>Set password</Submit>
      </Form>
    </Entrance>
  );
}
