import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export default function ImportNotFound() {
  return (
    <PageHeader
      title="Import not found"
      description="The import may belong to another organization, or be older than 30 days. Its videos stay."
      actions={<LinkButton href="/videos/import">Import videos</LinkButton>}
    />
  );
}
