import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ChannelNotFound() {
  return (
    <PageHeader
      title="Channel not found"
      description="The link may be mistyped. Search for the channel by name or link."
      actions={<LinkButton href="/channels?tab=find">Find a channel</LinkButton>}
    />
  );
}
