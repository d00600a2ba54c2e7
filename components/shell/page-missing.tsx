import { LinkButton } from "@/components/ui/link-button";

export function PageMissing() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 py-[12dvh]">
      <h1 className="font-semibold text-xl tracking-tight">There is no page here</h1>
      <p className="text-muted">
        The link may be old, or belong to another organization than the one you are signed in to.
      </p>
      <LinkButton href="/videos">Go to your videos</LinkButton>
    </div>
  );
}
