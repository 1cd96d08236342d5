import { route } from "@/lib/server/http/route";
import { changePerson } from "@/lib/server/people/manage-people";

export const POST = route({ access: "people:manage" }, ({ reader, request }) =>
  changePerson(reader, request),
);
