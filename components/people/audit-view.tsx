import { Submit } from "@/components/ui/form";

interface AuditViewProps {
  events: {
    id: number;
    at: string;
    action: string;
    actorKind: string;
    actorName: string | null;
    address: string | null;
    subject: string | null;
    details: Record<string, unknown>;
  }[];
  total: number;
  page: number;
  size: number;
  actions: readonly string[];
  /** The filters, as they were asked for. */
  asked: Readonly<Record<string, string>>;
}

const field = "input h-9 rounded-lg border border-separator py-0";

function link(asked: Readonly<Record<string, string>>, page: number) {
  return `/settings/audit?${new URLSearchParams({ ...asked, page: String(page) }).toString()}`;
}

/** What was done, by whom and when: the newest first. */
export function AuditView({ events, total, page, size, actions, asked }: AuditViewProps) {
  const last = Math.max(1, Math.ceil(total / size));
  return (
    <div className="space-y-4">
      <h1 className="text-xl font-semibold tracking-tight">Audit log</h1>
      <form action="/settings/audit" className="flex flex-wrap items-end gap-2 text-sm">
        <label className="space-y-1">
          <span className="block">Action</span>
          <select name="action" defaultValue={asked["action"] ?? ""} className={field}>
            <option value="">All</option>
            {actions.map((action) => (
              <option key={action}>{action}</option>
            ))}
          </select>
        </label>
        <label className="space-y-1">
          <span className="block">Person</span>
          <input name="person" defaultValue={asked["person"]} className={field} />
        </label>
        <label className="space-y-1">
          <span className="block">From (UTC)</span>
          <input name="from" type="date" defaultValue={asked["from"]} className={field} />
        </label>
        <label className="space-y-1">
          <span className="block">To (UTC)</span>
          <input name="to" type="date" defaultValue={asked["to"]} className={field} />
        </label>
        <label className="space-y-1">
          <span className="block">Text</span>
          <input name="text" defaultValue={asked["text"]} className={field} />
        </label>
        <Submit>Filter</Submit>
      </form>
      <p role="status" className="text-sm text-muted">
        {total} events, page {page} of {last}
      </p>
      <div
        className="overflow-x-auto rounded-xl border border-separator"
        tabIndex={0}
        role="region"
        aria-label="Events"
      >
        <table className="w-full text-start text-sm">
          <thead className="border-b border-separator text-muted">
            <tr>
              {["Time (UTC)", "Action", "Person", "Address", "Subject", "Details"].map((name) => (
                <th key={name} scope="col" className="px-3 py-2 text-start font-medium whitespace-nowrap">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-separator">
            {events.map(({ id, at, action, actorKind, actorName, address, subject, details }) => (
              <tr key={id}>
                <td className="px-3 py-2 whitespace-nowrap tabular-nums">
                  {at.slice(0, 19).replace("T", " ")}
                </td>
                <td className="px-3 py-2 whitespace-nowrap">{action}</td>
                <td className="px-3 py-2">{actorName ?? actorKind}</td>
                <td className="px-3 py-2">{address ?? "—"}</td>
                <td className="max-w-48 truncate px-3 py-2">{subject ?? "—"}</td>
                <td className="px-3 py-2">
                  {Object.entries(details)
                    .map(([name, value]) => `${name}: ${String(value)}`)
                    .join(", ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav aria-label="Pages of events" className="flex gap-4 text-sm underline underline-offset-4">
        {page > 1 && <a href={link(asked, page - 1)}>Newer</a>}
        {page < last && <a href={link(asked, page + 1)}>Older</a>}
      </nav>
    </div>
  );
}
