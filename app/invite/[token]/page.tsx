import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { InvitationForm } from "@/components/people/join-form";
import { load } from "@/lib/server/load";
import { formState, invitedAddress } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "Join" };

export default async function InvitationPage({ params, searchParams }: PageProps<"/invite/[token]">) {
  const [{ token }, search] = await Promise.all([params, searchParams]);
  const state = await load({
    access: "public",
    verb: async (_reader, headers) => ({
      message: formState(headers, search).message,
      email: await invitedAddress(token),
    }),
  });
  return <Loaded state={state}>{(invited) => <InvitationForm token={token} {...invited} />}</Loaded>;
}
