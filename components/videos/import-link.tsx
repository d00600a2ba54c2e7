import { FileInput } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";

/** Link to the page for pasting or uploading many links. */
export function ImportLink() {
  return (
    <LinkButton variant="outline" href="/videos/import">
      <FileInput aria-hidden />
      Import
    </LinkButton>
  );
}
