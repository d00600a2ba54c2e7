import { PlainLinkButton } from "@/components/shell/plain-links";
import { PageHeader } from "@/components/ui/page-header";

export default function ImportNotFound() {
  return (
    <PageHeader
      title="Import not found"
      description="The import may belong to another organization, or be older than your organization keeps imports. Its videos stay."
      actions={<PlainLinkButton href="/videos/import">Import videos</PlainLinkButton>}
    />
  );
}
