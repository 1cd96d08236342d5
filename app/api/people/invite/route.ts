import { route } from "@/lib/server/http/route";
import { invitePerson } from "@/lib/server/people/manage-people";

export const POST = route({ access: "people:manage" }, ({ reader, request }) =>
  invitePerson(reader, request),
);
