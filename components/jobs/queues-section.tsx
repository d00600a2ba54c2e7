import type { JobsOverview } from "@/lib/operations/jobs/schemas";
import { queueWords } from "./words";

/** Email and webhook queues: how many messages are waiting, and whether they are sent on time. */
export function QueuesSection({ queues }: Pick<JobsOverview, "queues">) {
  return (
    <section aria-labelledby="queues">
      <h2 id="queues" className="font-semibold text-base">
        Outgoing messages
      </h2>
      <ul className="mt-2 text-sm">
        {queues.map((row) => (
          <li key={row.queue} className="border-rule border-b py-2 tabular-nums">
            {queueWords(row)}
          </li>
        ))}
      </ul>
    </section>
  );
}
