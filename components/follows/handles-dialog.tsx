"use client";

import { Label } from "@heroui/react/label";
import { TextArea } from "@heroui/react/textarea";
import { TextField } from "@heroui/react/textfield";
import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { readFile } from "@/components/forms/read-file";
import { Choice } from "@/components/ui/choice";
import { useAct } from "@/components/use-act";
import { estimateCost, fromUsd, toUsd } from "@/lib/billing/rules";
import { formatUsd, plural } from "@/lib/core/format";
import { quoteBackPosts } from "@/lib/insight/follows/budget-rules";
import { MAX_HANDLES } from "@/lib/insight/follows/handle-rules";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import type { Platform } from "@/lib/platforms/schemas";
import { FollowFields } from "./follow-fields";
import { changeOf, FollowValues, NEW_FOLLOW } from "./form-values";
import { HandleTable } from "./handle-table";
import { PriceCheck } from "./price-check";
import { createFollows, refreshFollows } from "./queries";
import { useHandles } from "./use-handles";

const PLATFORM_OPTIONS = PLATFORMS.map((id) => ({ id, name: PLATFORM_NAMES[id] }));

interface HandlesDialogProps {
  pricePerSnapshot: number;
  onClose: () => void;
}

/** Follows up to 500 creators: their list is checked first, then the terms and the price are confirmed. */
export function HandlesDialog({ pricePerSnapshot, onClose }: HandlesDialogProps) {
  const [text, setText] = useState("");
  const [platform, setPlatform] = useState<Platform>("tiktok");
  const [isConfirmed, setConfirmed] = useState(false);
  const { lines, isChecking, check } = useHandles();
  const { control, handleSubmit, setError, formState } = useForm<FollowValues>({
    resolver: zodResolver(FollowValues),
    defaultValues: NEW_FOLLOW,
  });
  const act = useAct<FollowValues>({ fields: ["back_posts"], setError, onDone: onClose, refresh: refreshFollows });
  const [backPosts, daysPerPost, maxPerDay, ceiling] = useWatch({
    control,
    name: ["back_posts", "days_per_post", "max_per_day", "monthly_ceiling_usd"],
  });
  const ids = [
    ...new Set(lines?.flatMap(({ verdict, channel_id: id }) => (verdict === "new" && id !== null ? [id] : []))),
  ];
  const each = fromUsd(pricePerSnapshot);
  const terms = { backPosts, daysPerPost, maxPerDay, monthlyCeiling: ceiling === null ? null : fromUsd(ceiling) };
  const one = Number.isInteger(daysPerPost) ? quoteBackPosts(terms, each) : { posts: 0, cost: 0n };
  const quote = { posts: one.posts * ids.length, cost: one.cost * BigInt(ids.length) };

  const submit = handleSubmit((values) => {
    if (lines === null) return check(text, platform, (message) => setError("root", { message }));
    if (quote.posts > 0 && !isConfirmed)
      return setError("root", { message: "Confirm the price of the earlier posts." });
    const price = values.back_posts > 0 ? { confirm_price_usd: toUsd(quote.cost) } : {};
    const body = { channel_ids: ids, ...changeOf(values), back_posts: values.back_posts, ...price };
    return act(`Following ${plural(ids.length, "creator")}`, (signal) => createFollows(body, signal));
  });
  const isReady = lines !== null && !isChecking;
  return (
    <FormDialog
      title="Follow a list"
      submitLabel={isReady ? `Follow ${plural(ids.length, "creator")}` : "Check list"}
      isPending={isChecking || formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      {lines === null ? (
        <>
          <TextField fullWidth value={text} onChange={setText} aria-describedby="list-hint">
            <Label>Creators</Label>
            <TextArea rows={8} placeholder={"@creator\nhttps://www.youtube.com/@channel"} />
          </TextField>
          <p id="list-hint" className="-mt-2 text-muted text-sm">
            One per line: a username, a profile link, or CSV with platform and username. Up to {MAX_HANDLES}.
          </p>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-label="CSV file"
            onChange={async ({ target }) => {
              const [file] = target.files ?? [];
              if (!file) return;
              const read = await readFile(file);
              if ("error" in read) setError("root", { message: read.error });
              else setText(read.text);
            }}
          />
          <div className="flex items-center gap-3">
            <span className="text-sm">Platform for usernames without a link</span>
            <Choice label="Platform" value={platform} options={PLATFORM_OPTIONS} onChange={setPlatform} />
          </div>
        </>
      ) : (
        <>
          <HandleTable lines={lines} />
          {isReady && ids.length > 0 && (
            <>
              <FollowFields control={control} pricePerSnapshot={pricePerSnapshot} isNew />
              <p className="text-sm">
                Earlier posts cost up to{" "}
                <span className="font-medium tabular-nums">{formatUsd(toUsd(quote.cost), 2)}</span> in total, and each
                new post up to{" "}
                <span className="tabular-nums">
                  {formatUsd(Number.isInteger(daysPerPost) ? toUsd(estimateCost(daysPerPost, each)) : 0)}
                </span>
                .
              </p>
              {quote.posts > 0 && <PriceCheck quote={quote} isConfirmed={isConfirmed} onChange={setConfirmed} />}
            </>
          )}
        </>
      )}
    </FormDialog>
  );
}
