import { Time } from "@/components/ui/time";
import { formatInteger, plural } from "@/lib/core/format";
import type { RetentionPreview } from "@/lib/operations/retention/schemas";
import { RETENTION } from "@/lib/people/organizations/retention-rules";

type Deletion = RetentionPreview["deletions"][number];

/** What shorter periods delete, and when. */
export function RetentionDeletions({ deletions }: { deletions: readonly Deletion[] }) {
  return (
    <>
      <p>Shorter periods delete records. This can't be undone.</p>
      <ul className="flex list-disc flex-col gap-2 pl-5">
        {deletions.map((deletion) => (
          <li key={deletion.kind}>
            <Sentence deletion={deletion} />
          </li>
        ))}
      </ul>
      <p>After that, records are deleted daily once they are older than the new period.</p>
    </>
  );
}

function Sentence({ deletion: { kind, count, has_more, oldest_at, before, deleted_at } }: { deletion: Deletion }) {
  const [one, many] = RETENTION[kind].nouns;
  if (count === 0 || oldest_at === null)
    return (
      <>
        No {many} are older than <Time value={before} form="date" />.
      </>
    );
  return (
    <>
      <strong>{has_more ? `More than ${formatInteger(count)} ${many}` : plural(count, one, many)}</strong> from{" "}
      <Time value={oldest_at} form="date" /> to <Time value={before} form="date" /> will be deleted on{" "}
      <Time value={deleted_at} />.
    </>
  );
}
