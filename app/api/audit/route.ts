import { auditParameters, listAudit } from "@/lib/server/audit/list-audit";
import { route } from "@/lib/server/http/route";

export const GET = route({ access: "audit:read", own: auditParameters }, ({ search, signal }) =>
  listAudit(search, signal),
);
