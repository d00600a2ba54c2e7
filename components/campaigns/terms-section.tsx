import type { Campaign } from "@/lib/insight/campaigns/schemas";

/** What posts need, and the brief. Nothing without either. */
export function TermsSection({ campaign: { required, brief } }: { campaign: Campaign }) {
  if (required.length === 0 && brief === null) return null;
  return (
    <section aria-labelledby="campaign-brief" className="panel flex min-w-0 flex-col gap-3 p-4 md:p-5">
      <h2 id="campaign-brief" className="font-semibold text-base">
        Brief
      </h2>
      {brief !== null && (
        <p dir="auto" className="wrap-anywhere max-w-prose whitespace-pre-line text-start">
          {brief}
        </p>
      )}
      {required.length > 0 && (
        <p className="text-muted text-sm">
          Every post needs{" "}
          {required.map((tag) => (
            <bdi key={tag} className="mr-1.5 inline-block rounded bg-default px-1.5 py-0.5 text-foreground text-xs">
              {tag}
            </bdi>
          ))}
        </p>
      )}
    </section>
  );
}
