import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function VideoNotFound() {
  return (
    <PageHeader
      title="Video not found"
      description="The link may be mistyped, or the video belongs to another organization."
      actions={<LinkButton href="/videos">View all videos</LinkButton>}
    />
  );
}
