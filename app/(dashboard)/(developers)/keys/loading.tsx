import { KEYS_TITLE } from "@/components/keys/words";
import { PageHeader } from "@/components/ui/page-header";
import { PlaceholderRows } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <PageHeader title={KEYS_TITLE} description="Loading…" />
      <PlaceholderRows rows={3} height={56} label="Loading keys" />
    </>
  );
}
