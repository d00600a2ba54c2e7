import { PROFILE_TITLE } from "@/components/profile/words";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={PROFILE_TITLE} description="Loading…" />
      <PlaceholderRows rows={5} height={88} label="Loading your profile" />
    </>
  );
}
