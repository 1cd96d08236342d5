import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { NewPasswordForm } from "@/components/people/join-form";
import { load } from "@/lib/server/load";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Choose a new password" };

export default async function NewPasswordPage({ params, searchParams }: PageProps<"/reset/[token]">) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  const state = await load({
    access: "public",
    verb: (_reader, headers) => Promise.resolve(formState(headers, search)),
  });
  return (
    <Loaded state={state}>{({ message }) => <NewPasswordForm token={token} message={message} />}</Loaded>
  );
}
