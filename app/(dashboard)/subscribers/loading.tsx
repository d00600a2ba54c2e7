import { SubscribersSkeleton } from "@/components/subscribers/subscribers-skeleton";
import { PAGE_TITLE } from "@/components/subscribers/words";
import { PageHeader } from "@/components/ui/page-header";

export default function Loading() {
  return (
    <>
      <PageHeader title={PAGE_TITLE} description="Loading…" />
      <SubscribersSkeleton />
    </>
  );
}
