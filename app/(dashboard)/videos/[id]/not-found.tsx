import { PlainLinkButton } from "@/components/shell/plain-links";
import { PageHeader } from "@/components/ui/page-header";

export default function VideoNotFound() {
  return (
    <PageHeader
      title="Video not found"
      description="The link may be mistyped, or the video belongs to another organization."
      actions={<PlainLinkButton href="/videos">View all videos</PlainLinkButton>}
    />
  );
}
