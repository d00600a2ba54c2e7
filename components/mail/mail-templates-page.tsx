import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";
import type { MailPreview } from "@/lib/outbound/mail/schemas";
import { MailBodies } from "./mail-bodies";

interface MailTemplatesPageProps {
  previews: MailPreview[];
  shown: MailPreview;
}

/** Every email of the product with example data. */
export function MailTemplatesPage({ previews, shown }: MailTemplatesPageProps) {
  return (
    <>
      <PageHeader title="Email templates" description="Every email that Clipscope sends, with example data." />
      <div className="grid gap-8 xl:grid-cols-[16rem_minmax(0,1fr)]">
        <nav aria-label="Templates">
          <ul className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-1">
            {previews.map(({ template }) => (
              <li key={template}>
                <Link
                  href={`/admin/mailbox/templates?template=${template}`}
                  aria-current={template === shown.template ? "page" : undefined}
                  scroll={false}
                  className="-mx-2 flex min-h-11 items-center rounded-md px-2 text-muted hover:text-foreground aria-[current]:bg-default aria-[current]:font-medium aria-[current]:text-foreground md:min-h-9"
                >
                  {nameOf(template)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-label={nameOf(shown.template)} className="min-w-0">
          <p className="mb-4">
            <span className="text-muted">Subject:</span> {shown.subject}
          </p>
          <MailBodies mail={shown} />
        </section>
      </div>
    </>
  );
}

/** balance_low → "Balance low". */
function nameOf(template: string): string {
  const words = template.replaceAll("_", " ").replace("top up", "top-up").replace("keys old", "old keys");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
