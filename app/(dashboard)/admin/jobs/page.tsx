import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireMembership } from "@/app/session";
import { JobsPage } from "@/components/jobs/jobs-page";
import { jobsQuery } from "@/components/jobs/queries";
import { makeQueryClient } from "@/components/query-client";
import { getJobsOverview } from "@/lib/operations/jobs/overview";

export const metadata: Metadata = { title: "Jobs" };

export default async function Jobs() {
  const { ctx, membership } = await requireMembership();
  if (!membership.user.isAdmin) notFound();
  const client = makeQueryClient();
  client.setQueryData(jobsQuery.queryKey, await getJobsOverview(ctx));
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <JobsPage />
    </HydrationBoundary>
  );
}
