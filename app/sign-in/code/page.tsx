import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { CodeForm } from "@/components/people/sign-in-form";
import { load } from "@/lib/server/load";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Enter your code" };

export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  const search = await searchParams;
  const state = await load({
    access: "public",
    verb: (_reader, headers) => Promise.resolve(formState(headers, search)),
  });
  return <Loaded state={state}>{(form) => <CodeForm {...form} />}</Loaded>;
}
