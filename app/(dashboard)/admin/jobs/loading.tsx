import { JOBS_TITLE } from "@/components/jobs/words";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder, PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={JOBS_TITLE} description="Loading…" />
      <Placeholder height={320} />
      <PlaceholderRows rows={8} height={60} label="Loading the jobs" />
    </>
  );
}
