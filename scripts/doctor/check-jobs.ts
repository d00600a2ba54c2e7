import type { Context } from "@/lib/core/context";
import { plural } from "@/lib/core/format";
import { readQueues } from "@/lib/operations/jobs/read-queues";
import { DEAD_AFTER_SECONDS, JOBS, LAGGING_AFTER_SECONDS } from "@/lib/operations/jobs/rules";
import { ageInSeconds, readJobsState } from "@/lib/operations/jobs/state";
import { readFigures } from "@/lib/operations/metrics/read";
import { type Finding, findingsOf } from "@/scripts/doctor/finding";

const { ok, warning, error } = findingsOf("Jobs");
/** Batches are retried for this long before a person has to look. */
const OLD_BATCH_SECONDS = 2_400;

/** Checks how long ago the executor, the collection and the queues did their work, and which jobs fail. */
export async function checkJobs(ctx: Context, isExternal: boolean): Promise<Finding[]> {
  const state = await readJobsState(ctx.db);
  const now = ctx.now();
  const findings = isExternal ? [] : [judgeBeat(ageInSeconds(state.beatAt, now))];
  findings.push(judgeCollection(ageInSeconds(state.claimedThrough, now), isExternal));
  const oldest = ageInSeconds(state.oldestOpenAt, now) ?? 0;
  if (oldest > OLD_BATCH_SECONDS)
    findings.push(
      warning(
        `The oldest open batch is ${oldest} s old`,
        "Admin, Jobs lists failed calls by outcome. Check the platform's key and status page, or pause it.",
      ),
    );
  for (const { queue, status, waiting, overdueSeconds } of await readQueues(ctx)) {
    const what = `${queue === "mail" ? "Email" : "Webhooks"}: ${waiting} waiting`;
    if (status === "ok") findings.push(ok(what));
    else if (status === "failing")
      findings.push(error(`${what}; attempts fail`, "See the mail server's line, and Admin, Mailbox for the errors."));
    else
      findings.push(
        error(`${what}, due for ${Math.round(overdueSeconds)} s`, "Check that the jobs run; see Admin, Jobs."),
      );
  }
  const failing = (await readFigures(ctx)).jobs.filter(({ status }) => status === "failed");
  for (const { job } of failing) {
    const name = JOBS.find(({ id }) => id === job)?.name ?? job;
    findings.push(error(`“${name}” failed at its last run`, "See its error on Admin, Jobs, and run it again there."));
  }
  return findings;
}

function judgeBeat(age: number | null): Finding {
  if (age !== null && age < DEAD_AFTER_SECONDS) return ok(`The executor's last heartbeat was ${age} s ago`);
  return error(
    age === null ? "The executor has never run" : `The executor's last heartbeat was ${plural(age, "second")} ago`,
    "Start it (npm start, or node dist/executor.js). If it runs, its log says why it can't lead.",
  );
}

function judgeCollection(lag: number | null, isExternal: boolean): Finding {
  const advice = isExternal
    ? "Register APP_URL/api/inngest with the Inngest server, and check that it reaches this address."
    : "Check “Claim due videos” on Admin, Jobs.";
  if (lag === null) return warning("Nothing has been collected yet", advice);
  const text = `Due videos were last claimed ${lag} s ago`;
  return lag < LAGGING_AFTER_SECONDS ? ok(text) : error(text, advice);
}
