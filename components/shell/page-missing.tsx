import { LinkButton } from "@/components/ui/link-button";

export function PageMissing() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 py-[12dvh]">
      <h1 className="font-semibold text-xl tracking-tight">Page not found</h1>
      <p className="text-muted">The link may be out of date, or belong to another organization.</p>
      <LinkButton href="/videos">Go to your videos</LinkButton>
    </div>
  );
}
