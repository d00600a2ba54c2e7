import { FileInput } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";

/** To the page on which many links are pasted or uploaded at once. */
export function ImportLink() {
  return (
    <LinkButton variant="outline" href="/videos/import">
      <FileInput aria-hidden />
      Import
    </LinkButton>
  );
}
