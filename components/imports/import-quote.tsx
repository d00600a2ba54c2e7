"use client";

import { Button } from "@heroui/react/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { formatInteger, formatUsd, plural } from "@/lib/core/format";
import type { ImportDetail, ImportQuote } from "@/lib/tracking/imports/schemas";
import { confirmImport, importQuery, showImport } from "./queries";

interface ImportQuoteProps {
  detail: ImportDetail;
  quote: ImportQuote;
  canTrack: boolean;
}

/** The cost of starting all new lines against balance and plan, and the button that starts them. */
export function ImportQuoteSection({ detail, quote, canTrack }: ImportQuoteProps) {
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const confirm = useCancelableMutation({
    send: (signal) => confirmImport(detail.id, signal),
    onCanceled: () => client.invalidateQueries({ queryKey: importQuery(detail.id).queryKey }),
    onSuccess: (next) => {
      setAsking(false);
      return showImport(client, next);
    },
  });
  const warnings = warningsOf(quote);
  const start = `Start tracking ${plural(quote.videos, "video")}`;
  return (
    <section aria-label="Cost" className="max-w-xl border-rule border-y py-3 text-sm">
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5 tabular-nums">
        <dt>
          Maximum cost{" "}
          <span className="text-muted">
            ({plural(quote.videos, "video")}, {plural(detail.duration_days, "day")}: {formatInteger(quote.snapshots)}{" "}
            snapshots at {formatUsd(quote.cost_per_snapshot)})
          </span>
        </dt>
        <dd className="text-right font-semibold" data-testid="import-cost">
          {formatUsd(quote.cost_usd)}
        </dd>
        <dt className="text-muted">Available balance</dt>
        <dd className="text-right text-muted">{formatUsd(quote.spendable_usd)}</dd>
        {quote.missing_usd > 0 && (
          <>
            <dt className="text-danger">Missing</dt>
            <dd className="text-right text-danger">{formatUsd(quote.missing_usd)}</dd>
          </>
        )}
        <dt className={quote.free_places < quote.videos ? "text-danger" : "text-muted"}>
          Available slots on the {quote.plan} plan{" "}
          <span className="text-muted">(of {formatInteger(quote.max_videos)} concurrent videos)</span>
        </dt>
        <dd className={`text-right ${quote.free_places < quote.videos ? "text-danger" : "text-muted"}`}>
          {formatInteger(quote.free_places)}
        </dd>
      </dl>
      {warnings.map((warning) => (
        <p key={warning} className="mt-3 border-warning border-l-2 py-1 pl-3">
          {warning}
        </p>
      ))}
      {canTrack && (
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            isPending={confirm.isPending}
            onPress={() => (warnings.length > 0 ? setAsking(true) : confirm.mutate())}
          >
            {start}
          </Button>
          {quote.missing_usd > 0 && (
            <LinkButton href="/billing" variant="outline">
              Top up
            </LinkButton>
          )}
        </div>
      )}
      {confirm.error && !isAsking && (
        <p role="alert" className="mt-3 text-danger">
          {confirm.error.message}
        </p>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={start}
        confirmLabel="Start tracking"
        isDangerous={false}
        mutation={confirm}
        onConfirm={() => confirm.mutate()}
      >
        {warnings.map((warning) => (
          <p key={warning} className="mt-2 first:mt-0">
            {warning}
          </p>
        ))}
      </ConfirmDialog>
    </section>
  );
}

function warningsOf({ missing_usd: missing, free_places: places, videos, plan }: ImportQuote): string[] {
  const warnings: string[] = [];
  if (missing > 0)
    warnings.push(
      `The balance doesn't cover the full cost: ${formatUsd(missing)} is missing. Each video starts if the balance covers it on its own. Videos pause when the balance runs out and resume after a top-up.`,
    );
  if (places < videos)
    warnings.push(
      places === 0
        ? `The ${plan} plan has no slots left. Stop a video or change the plan.`
        : `The ${plan} plan has ${plural(places, "slot")} left. The other ${plural(videos - places, "line")} will fail. You can retry them later.`,
    );
  return warnings;
}
