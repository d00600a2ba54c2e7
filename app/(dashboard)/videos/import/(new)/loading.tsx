import { IMPORT_TITLE } from "@/components/imports/words";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";
import { Placeholder } from "@/components/ui/placeholder";

export default function Loading() {
  return (
    <>
      <BackLink href="/videos">Videos</BackLink>
      <PageHeader title={IMPORT_TITLE} description="Loading…" />
      <div className="flex max-w-3xl flex-col gap-5">
        <Placeholder height={270} />
        <Placeholder height={60} className="w-80 max-w-full" />
        <Placeholder height={44} />
      </div>
    </>
  );
}
