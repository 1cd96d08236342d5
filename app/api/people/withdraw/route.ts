import { route } from "@/lib/server/http/route";
import { withdrawInvitation } from "@/lib/server/people/manage-people";

export const POST = route({ access: "people:manage" }, ({ reader, request }) =>
  withdrawInvitation(reader, request),
);
