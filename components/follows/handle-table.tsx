import { useState } from "react";
import { LoadFurther } from "@/components/ui/load-further";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { CheckedLine } from "./use-handles";

const VERDICTS: Record<NonNullable<CheckedLine["verdict"]>, string> = {
  new: "New",
  followed: "Already followed",
  private: "Private",
  unavailable: "Not found",
  unanswered: "No response",
  repeated: "Repeated",
  not_a_handle: "Not a username",
};

/** Rows that are added each time the end of the table comes near: 500 in one go keep the browser from answering. */
const ROWS = 50;

/** Each line of a list with its verdict, and how many there are of each. */
export function HandleTable({ lines }: { lines: readonly CheckedLine[] }) {
  // None while the details are closed.
  const [most, setMost] = useState(0);
  const shown = lines.slice(0, most);
  const counts = new Map<string, number>();
  for (const { verdict } of lines) {
    const name = verdict === null ? "Checking" : VERDICTS[verdict];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return (
    <>
      <p role="status" className="text-sm tabular-nums">
        {[...counts].map(([name, count]) => `${count} ${name.toLowerCase()}`).join(", ")}
      </p>
      <details className="text-sm" onToggle={(event) => setMost(event.currentTarget.open ? ROWS : 0)}>
        <summary className="tap-target cursor-pointer text-link">Verdict per creator</summary>
        <table className="mt-2 w-full text-left">
          <caption className="sr-only">Creators</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Creator</th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ line, text, handle, name, verdict }) => (
              <tr key={line} className="border-rule border-b">
                <td className="max-w-60 truncate py-1.5 pr-3">
                  <bdi>{name || (handle ? `@${handle.username}` : text)}</bdi>
                  {handle && <span className="text-muted"> · {PLATFORM_NAMES[handle.platform]}</span>}
                </td>
                <td className="py-1.5 text-right text-muted">{verdict === null ? "Checking…" : VERDICTS[verdict]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {most > 0 && (
          <LoadFurther
            noun="creators"
            further={{
              isMore: shown.length < lines.length,
              isLoading: false,
              error: null,
              load: () => setMost(most + ROWS),
            }}
            shown={shown.length}
            total={lines.length}
          />
        )}
      </details>
    </>
  );
}
