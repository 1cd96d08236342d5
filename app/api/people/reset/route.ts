import { route } from "@/lib/server/http/route";
import { linkReset } from "@/lib/server/people/manage-people";

export const POST = route({ access: "people:manage" }, ({ reader, request }) => linkReset(reader, request));
