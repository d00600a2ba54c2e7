import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function VideoNotFound() {
  return (
    <PageHeader
      title="There is no such video"
      description="The link may be mistyped, or the video belongs to another organization."
      actions={<LinkButton href="/videos">See all videos</LinkButton>}
    />
  );
}
