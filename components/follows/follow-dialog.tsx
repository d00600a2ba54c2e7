"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState } from "react";
import { type Control, useForm, useWatch } from "react-hook-form";
import { ChoiceInput } from "@/components/forms/choice-input";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { useAct } from "@/components/use-act";
import { fromUsd, toUsd } from "@/lib/billing/rules";
import { CONFIRM_BACK_POSTS, quoteBackPosts } from "@/lib/insight/follows/budget-rules";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import { FollowFields } from "./follow-fields";
import { changeOf, FollowValues, NEW_FOLLOW } from "./form-values";
import { PriceCheck } from "./price-check";
import { createFollow, refreshFollows } from "./queries";

interface FollowDialogProps {
  /** A channel that is chosen already; null asks for one. */
  channel: { id: string; username: string } | null;
  pricePerSnapshot: number;
  onClose: () => void;
}

/** Follows a creator. Mounted on opening. */
export function FollowDialog({ channel, pricePerSnapshot, onClose }: FollowDialogProps) {
  const { control, handleSubmit, setError, formState } = useForm<FollowValues>({
    resolver: zodResolver(FollowValues),
    defaultValues: NEW_FOLLOW,
  });
  const [isConfirmed, setConfirmed] = useState(false);
  const quote = useQuote(control, pricePerSnapshot);
  const act = useAct<FollowValues>({
    fields: ["username", "back_posts"],
    setError,
    onDone: onClose,
    refresh: refreshFollows,
  });
  const submit = handleSubmit((values) => {
    const username = values.username.trim();
    if (!channel && username === "")
      return setError("username", { message: "Enter a username" }, { shouldFocus: true });
    if (quote && !isConfirmed) return setError("root", { message: "Confirm the price of the earlier posts." });
    const target = channel ? { channel_id: channel.id } : { platform: values.platform, username };
    const price = quote ? { confirm_price_usd: toUsd(quote.cost) } : {};
    const body = { ...target, ...changeOf(values), back_posts: values.back_posts, ...price };
    return act(`Following ${channel?.username ?? username}`, (signal) => createFollow(body, signal));
  });
  return (
    <FormDialog
      title={channel ? `Follow ${channel.username}` : "Follow creator"}
      submitLabel="Follow creator"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      {!channel && <Target control={control} />}
      <FollowFields control={control} pricePerSnapshot={pricePerSnapshot} isNew />
      {quote && <PriceCheck quote={quote} isConfirmed={isConfirmed} onChange={setConfirmed} />}
    </FormDialog>
  );
}

const PLATFORM_OPTIONS = PLATFORMS.map((id) => ({ id, name: PLATFORM_NAMES[id] }));

function Target({ control }: { control: Control<FollowValues> }) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      <ChoiceInput control={control} name="platform" label="Platform" options={PLATFORM_OPTIONS} />
      <div className="min-w-48 flex-1">
        <TextInput control={control} name="username" label="Username" placeholder="@creator" autoComplete="off" />
      </div>
    </div>
  );
}

/** Returns the price that has to be confirmed; null if none has. */
function useQuote(control: Control<FollowValues>, pricePerSnapshot: number) {
  const [backPosts, daysPerPost, maxPerDay, ceiling] = useWatch({
    control,
    name: ["back_posts", "days_per_post", "max_per_day", "monthly_ceiling_usd"],
  });
  if (!(backPosts > CONFIRM_BACK_POSTS) || !Number.isInteger(daysPerPost)) return null;
  const monthlyCeiling = ceiling === null ? null : fromUsd(ceiling);
  return quoteBackPosts({ backPosts, daysPerPost, maxPerDay, monthlyCeiling }, fromUsd(pricePerSnapshot));
}
