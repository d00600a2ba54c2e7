"use client";

import { Button } from "@heroui/react/button";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { failureText } from "@/components/failure-text";
import { toast } from "@/components/toast";
import type { JobRow } from "@/lib/operations/jobs/schemas";
import { jobsQuery, runJob } from "./queries";

/** Requests a run out of turn; it starts within a second if the executor is running. */
export function RunJob({ job }: { job: JobRow }) {
  const client = useQueryClient();
  const mark = (isAsked: boolean) =>
    client.setQueryData(
      jobsQuery.queryKey,
      (known) =>
        known && { ...known, jobs: known.jobs.map((row) => (row.id === job.id ? { ...row, is_asked: isAsked } : row)) },
    );
  const asking = useMutation({
    mutationFn: () => runJob(job.id),
    onMutate: async () => {
      await client.cancelQueries({ queryKey: jobsQuery.queryKey });
      mark(true);
    },
    onSuccess: ({ is_new }) =>
      toast.success(is_new ? `“${job.name}” starts within a second` : `“${job.name}” is already requested or running`),
    onError: (error) => {
      mark(false);
      toast.error(failureText(`the run of “${job.name}”`, error));
    },
    onSettled: () => client.invalidateQueries({ queryKey: jobsQuery.queryKey }),
  });
  return (
    <Button
      size="sm"
      variant="outline"
      className="tap-target whitespace-nowrap"
      isDisabled={job.is_asked}
      isPending={asking.isPending}
      onPress={() => asking.mutate()}
      aria-label={`Run “${job.name}” now`}
    >
      Run now
    </Button>
  );
}
