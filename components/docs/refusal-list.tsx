import type { DocumentedRefusal } from "@/rest/schemas";

interface RefusalListProps {
  refusals: readonly DocumentedRefusal[];
  revalidates: boolean;
}

/** Every status but 200, with the bodies as sent. */
export function RefusalList({ refusals, revalidates }: RefusalListProps) {
  return (
    <div>
      <h4 className="font-medium">Other responses</h4>
      <ul className="mt-2 border-rule border-b">
        {revalidates && (
          <li className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-rule border-t py-1.5">
            <span className="font-mono text-xs leading-5">304</span>
            <span className="text-muted text-xs leading-5">No body: nothing has changed since the ETag you sent</span>
          </li>
        )}
        {refusals.map(({ status, body }) => (
          <li key={`${status} ${body}`} className="grid grid-cols-[2.5rem_minmax(0,1fr)] border-rule border-t py-1.5">
            <span className="font-mono text-xs leading-5">{status}</span>
            <code className="wrap-anywhere font-mono text-xs leading-5">{body}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
