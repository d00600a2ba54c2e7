import { SuspendRequest } from "@/lib/operations/admin/schemas";
import { JobsOverview, RunJobAnswer } from "@/lib/operations/jobs/schemas";
import { schemas } from "@/rest/dashboard/endpoint";
import { IdParams, PlatformParams, SourceParams } from "@/rest/dashboard/params";

export const getJobsOverview = schemas({ answer: JobsOverview });

export const runJobNow = schemas({ params: IdParams, answer: RunJobAnswer });

export const pausePlatform = schemas({ params: PlatformParams, body: SuspendRequest, answer: JobsOverview });

export const retireSource = schemas({ params: SourceParams, body: SuspendRequest, answer: JobsOverview });

export const restoreSource = schemas({ params: SourceParams, body: SuspendRequest, answer: JobsOverview });

export const resumePlatform = schemas({ params: PlatformParams, body: SuspendRequest, answer: JobsOverview });
