import { PlainLinkButton } from "@/components/shell/plain-links";
import { PageHeader } from "@/components/ui/page-header";

export default function ChannelNotFound() {
  return (
    <PageHeader
      title="Channel not found"
      description="The link may be mistyped. Search for the channel by name or link."
      actions={<PlainLinkButton href="/channels?tab=find">Find a channel</PlainLinkButton>}
    />
  );
}
