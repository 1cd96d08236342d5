import { route } from "@/lib/server/http/route";
import { listPeople } from "@/lib/server/people/manage-people";

export const GET = route({ access: "people:manage" }, ({ reader }) => listPeople(reader));
