import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ChannelNotFound() {
  return (
    <PageHeader
      title="There is no such channel"
      description="The link may be mistyped. A channel is found by its name or its link."
      actions={<LinkButton href="/channels?tab=find">Find a channel</LinkButton>}
    />
  );
}
