import { LinkButton } from "@/components/ui/link-button";
import { FREE_CREDIT, toUsd } from "@/lib/billing/rules";
import { formatUsd } from "@/lib/core/format";
import { WIDTH } from "./section";

/** The page's action once more, for readers who reached its end. */
export function Closing() {
  return (
    <section aria-labelledby="closing-title" className="border-rule border-t bg-(--background-side)">
      <div className={`${WIDTH} py-16 md:py-24`}>
        <h2
          id="closing-title"
          className="max-w-[20ch] text-balance font-semibold text-4xl tracking-[-0.022em] md:text-5xl"
        >
          Start with the video you posted today
        </h2>
        <p className="mt-4 max-w-[56ch] text-base text-muted md:text-lg">
          Its first snapshot is stored right away, and your first {formatUsd(toUsd(FREE_CREDIT), 2)} are free.
        </p>
        <div className="mt-8">
          <LinkButton href="/sign-up" size="lg">
            Sign up
          </LinkButton>
        </div>
      </div>
    </section>
  );
}
