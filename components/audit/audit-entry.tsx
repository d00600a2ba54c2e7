import Link from "next/link";
import { StackedCell } from "@/components/ui/stacked-table";
import { Time } from "@/components/ui/time";
import { actionWords } from "@/lib/core/audit/rules";
import type { AuditEntry } from "@/lib/core/audit/schemas";

interface AuditEntryRowProps {
  entry: AuditEntry;
  hasOrganization: boolean;
}

/** Renders an entry. Text written by admins, members and platforms is always rendered as plain text. */
export function AuditEntryRow({ entry, hasOrganization }: AuditEntryRowProps) {
  return (
    <tr className="block border-rule border-b py-3 md:table-row md:py-0">
      <th
        scope="row"
        className="block py-1 pr-4 font-medium md:table-cell md:min-w-52 md:max-w-64 md:py-2.5 md:align-top"
      >
        {actionWords(entry.action)}
        {entry.subject && (
          <span dir="auto" className="line-clamp-3 break-words font-normal">
            {entry.subject}
          </span>
        )}
        {entry.reason && (
          <span dir="auto" className="block break-words font-normal text-muted text-xs">
            {entry.reason}
          </span>
        )}
      </th>
      <StackedCell label="Changed">
        {entry.changes.length === 0 ? <span className="text-muted">—</span> : <Changes changes={entry.changes} />}
      </StackedCell>
      {hasOrganization && (
        <StackedCell label="Target">
          {entry.organization ? (
            <Link
              href={`/admin/organizations/${encodeURIComponent(entry.organization.id)}`}
              className="tap-target break-words text-link underline-offset-2 hover:underline"
            >
              <bdi>{entry.organization.name}</bdi>
            </Link>
          ) : (
            <span className="text-muted">Clipscope</span>
          )}
        </StackedCell>
      )}
      <StackedCell label="By">
        <span className="wrap-anywhere md:inline-block md:min-w-48">
          {entry.actor_type === "key" && <span className="text-muted">key </span>}
          <bdi>{entry.actor}</bdi>
        </span>
        {entry.address && <span className="block text-muted text-xs">from {entry.address}</span>}
      </StackedCell>
      <StackedCell label="Time">
        <span className="whitespace-nowrap">
          <Time value={entry.at} />
        </span>
        {entry.request_id && (
          <span className="block break-all font-mono text-muted text-xs" title="Request ID">
            {entry.request_id}
          </span>
        )}
      </StackedCell>
    </tr>
  );
}

function Changes({ changes }: Pick<AuditEntry, "changes">) {
  return (
    <dl>
      {changes.map(({ field, before, after }) => (
        <div key={field} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{field}</dt>
          <dd className="wrap-anywhere min-w-0 tabular-nums">
            <Side value={before} /> <span aria-hidden>→</span>
            <span className="sr-only">became</span> <Side value={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A timestamp as JSON writes it; the log stores UTC. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function Side({ value }: { value: string | null }) {
  if (value !== null && MOMENT.test(value)) return <Time value={value} />;
  return <bdi>{value ?? "nothing"}</bdi>;
}
