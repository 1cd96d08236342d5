import { route } from "@/lib/server/http/route";
import { removePerson } from "@/lib/server/people/manage-people";

export const POST = route({ access: "people:manage" }, ({ reader, request }) =>
  removePerson(reader, request),
);
