import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Loaded } from "@/components/people/entrance";
import { FirstOwnerForm } from "@/components/people/join-form";
import { load } from "@/lib/server/load";
import { needsFirstOwner } from "@/lib/server/people/join";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Create the first owner" };

export default async function FirstOwnerPage({ searchParams }: PageProps<"/first-owner">) {
  const search = await searchParams;
  const state = await load({
    access: "public",
    verb: async (_reader, headers) => {
      if (!(await needsFirstOwner())) redirect("/sign-in");
      return formState(headers, search);
    },
  });
  return <Loaded state={state}>{({ message }) => <FirstOwnerForm message={message} />}</Loaded>;
}
