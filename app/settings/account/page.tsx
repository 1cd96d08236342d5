import type { Metadata } from "next";
import { AccountView } from "@/components/people/account-view";
import { Loaded } from "@/components/people/entrance";
import { load } from "@/lib/server/load";
import { showAccount } from "@/lib/server/people/show-account";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ searchParams }: PageProps<"/settings/account">) {
  const search = await searchParams;
  const state = await load({
    access: "account:change",
    verb: (reader, headers) => showAccount(reader, headers, search),
  });
  return <Loaded state={state}>{(shown) => <AccountView {...shown} />}</Loaded>;
}
