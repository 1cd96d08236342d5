import Link from "next/link";
import { Field, Form, Submit } from "@/components/ui/form";
import { Entrance } from "./entrance";
import { SignInByPasskey } from "./sign-in-by-passkey";

interface FormPageProps {
  message: {
    error?: string | undefined;
    done?: string | undefined;
    values?: Readonly<Record<string, string>> | undefined;
  };
  next: string;
}

const link = "text-sm underline underline-offset-4";

/** Signs in with a password, or by the identity provider. */
export function SignInForm({ message, next, provider }: FormPageProps & { provider: string | undefined }) {
  return (
    <Entrance title="Sign in" message={message}>
      <Form action="/api/sign-in">
        <input type="hidden" name="next" value={next} />
        <Field
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={message.values?.["email"]}
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <Submit>Sign in</Submit>
      </Form>
      <SignInByPasskey next={next} />
      {provider !== undefined && (
        <a
          className="button button--sm button--secondary rounded-lg"
          href={`/api/sign-in/provider?next=${encodeURIComponent(next)}`}
        >
          Sign in with {provider}
        </a>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-2">
        <Link className={link} href="/reset" prefetch={false}>
          Forgot password
        </Link>
      </p>
    </Entrance>
  );
}

/** Asks for the second factor. */
export function CodeForm({ message, next }: FormPageProps) {
  return (
    <Entrance title="Enter your code" message={message}>
      <Form action="/api/sign-in/code">
        <input type="hidden" name="next" value={next} />
        <Field
          label="Code"
          name="code"
          autoComplete="one-time-code"
          required
          hint="The six digits of your authenticator app, or one of your recovery codes"
        />
        <Submit>Sign in</Submit>
      </Form>
      <Link className={link} href="/sign-in" prefetch={false}>
        Start again
      </Link>
    </Entrance>
  );
}

/** Asks for a link to a new password. */
export function ResetForm({ message, mails }: Pick<FormPageProps, "message"> & { mails: boolean }) {
  return (
    <Entrance title="Reset password" message={message}>
      {mails ? (
        <Form action="/api/reset">
          <Field
            label="E-mail address"
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={message.values?.["email"]}
          />
          <Submit>Send link</Submit>
        </Form>
      ) : (
        <p className="text-sm text-muted">
          This server sends no mail. Ask an owner for a link to a new password. An owner without one runs{" "}
          <code className="font-medium">npm run people -- reset</code> on the server.
        </p>
      )}
      <Link className={link} href="/sign-in" prefetch={false}>
        Sign in
      </Link>
    </Entrance>
  );
}
