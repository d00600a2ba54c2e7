import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { CheckedLine } from "./use-handles";

const VERDICTS: Record<NonNullable<CheckedLine["verdict"]>, string> = {
  new: "New",
  followed: "Already followed",
  private: "Private",
  unavailable: "Not found",
  unanswered: "No response",
  repeated: "Duplicate",
  not_a_handle: "Invalid username",
};

/** Each line of a list with its verdict, and how many there are of each. */
export function HandleTable({ lines }: { lines: readonly CheckedLine[] }) {
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
      <details className="text-sm">
        <summary className="tap-target cursor-pointer text-link">Result per creator</summary>
        <table className="mt-2 w-full text-left">
          <caption className="sr-only">Creators</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Creator</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ line, text, handle, name, verdict }) => (
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
      </details>
    </>
  );
}
