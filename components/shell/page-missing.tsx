import { PlainLinkButton } from "@/components/shell/plain-links";

export function PageMissing() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 py-[12dvh]">
      <h1 className="font-semibold text-xl tracking-tight">Page not found</h1>
      <p className="text-muted">The link may be out of date, or belong to another organization.</p>
      <PlainLinkButton href="/videos">Go to your videos</PlainLinkButton>
    </div>
  );
}
