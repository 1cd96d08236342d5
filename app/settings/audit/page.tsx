import type { Metadata } from "next";
import { AuditView } from "@/components/people/audit-view";
import { Loaded } from "@/components/people/entrance";
import { auditParameters, listAudit } from "@/lib/server/audit/list-audit";
import { auditActions } from "@/lib/server/audit/write-audit";
import { toSearchParams } from "@/lib/server/http/search-params";
import { load } from "@/lib/server/load";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const search = toSearchParams(await searchParams);
  const state = await load({ access: "audit:read", verb: () => listAudit(search) });
  const asked = auditParameters.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? ""]] : []));
  return (
    <Loaded state={state}>
      {(shown) => <AuditView {...shown} actions={auditActions} asked={Object.fromEntries(asked)} />}
    </Loaded>
  );
}
