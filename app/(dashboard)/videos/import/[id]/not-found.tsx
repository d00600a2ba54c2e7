import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ImportNotFound() {
  return (
    <PageHeader
      title="There is no such import"
      description="Imports are kept for 30 days; their videos stay. Or it belongs to another organization."
      actions={<LinkButton href="/videos/import">Import videos</LinkButton>}
    />
  );
}
