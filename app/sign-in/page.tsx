import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { SignInForm } from "@/components/people/sign-in-form";
import { load } from "@/lib/server/load";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const search = await searchParams;
  const state = await load({
    access: "public",
    verb: (_reader, headers) => Promise.resolve(formState(headers, search)),
  });
  return <Loaded state={state}>{(form) => <SignInForm {...form} />}</Loaded>;
}
