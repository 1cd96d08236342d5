import type { Metadata } from "next";

export const metadata: Metadata = { title: { absolute: "Password" } };

const messages: Record<string, string> = {
  wrong: "This password is not right.",
  often: "Too many passwords were tried. Try again in 15 minutes.",
};

/** Works without scripts, and in a frame as far as the browser keeps cookies there. */
export default async function PasswordPage({ params, searchParams }: PageProps<"/s/[share]/password">) {
  const { share } = await params;
  const { tried, entered } = await searchParams;
  const message = messages[String(tried)];
  return (
    <section className="mx-auto max-w-sm space-y-4 py-16">
      <h1 className="text-lg font-semibold">This link needs a password</h1>
      {entered !== undefined && (
        <p role="alert" className="text-sm">
          The password is right, but your browser blocks cookies here.{" "}
          <a href={`/s/${share}`} target="_blank" rel="noreferrer" className="underline underline-offset-4">
            Open the link in its own window
          </a>
        </p>
      )}
      {message !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {message}
        </p>
      )}
      <form method="post" action={`/s/${share}/password/enter`} className="space-y-3">
        <label className="block space-y-1 text-sm">
          <span className="font-medium">Password</span>
          <input
            name="password"
            type="password"
            required
            autoComplete="off"
            className="input h-10 w-full rounded-lg border border-separator"
          />
        </label>
        <button type="submit" className="button button--primary rounded-lg">
          Open
        </button>
      </form>
    </section>
  );
}
