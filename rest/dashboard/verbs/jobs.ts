import { getJobsOverview } from "@/lib/operations/jobs/overview";
import * as pausing from "@/lib/platforms/pause";
import * as resuming from "@/lib/platforms/resume";
import * as sources from "@/lib/platforms/sources/retire-source";
import type * as endpoints from "@/rest/dashboard/endpoints/jobs";
import type { VerbsOf } from "@/rest/dashboard/verb";

export { runJobNow } from "@/lib/operations/jobs/run-now";
export { getJobsOverview };

type Verbs = VerbsOf<typeof endpoints>;

export const pausePlatform: Verbs["pausePlatform"] = async (ctx, input) => {
  await pausing.pausePlatform(ctx, input);
  return getJobsOverview(ctx);
};

export const resumePlatform: Verbs["resumePlatform"] = async (ctx, input) => {
  await resuming.resumePlatform(ctx, input);
  return getJobsOverview(ctx);
};

export const retireSource: Verbs["retireSource"] = async (ctx, input) => {
  await sources.retireSource(ctx, input);
  return getJobsOverview(ctx);
};

export const restoreSource: Verbs["restoreSource"] = async (ctx, input) => {
  await sources.restoreSource(ctx, input);
  return getJobsOverview(ctx);
};
