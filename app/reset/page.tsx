import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { ResetForm } from "@/components/people/sign-in-form";
import { load } from "@/lib/server/load";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Reset password" };

export default async function ResetPage({ searchParams }: PageProps<"/reset">) {
  const search = await searchParams;
  const state = await load({
    access: "public",
    verb: (_reader, headers) => Promise.resolve(formState(headers, search)),
  });
  return <Loaded state={state}>{(form) => <ResetForm {...form} />}</Loaded>;
}
