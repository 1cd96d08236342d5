import type { Metadata } from "next";
import { Loaded } from "@/components/people/entrance";
import { PeopleView } from "@/components/people/people-view";
import { load } from "@/lib/server/load";
import { listPeople } from "@/lib/server/people/manage-people";
import { formState } from "@/lib/server/people/show-people";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/settings/people">) {
  const search = await searchParams;
  const state = await load({
    access: "people:manage",
    verb: async (reader, headers) => ({
      ...(await listPeople(reader)),
      message: formState(headers, search).message,
    }),
  });
  return <Loaded state={state}>{(shown) => <PeopleView {...shown} />}</Loaded>;
}
