"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { FormDialog } from "@/components/forms/form-dialog";
import { useAct } from "@/components/use-act";
import type { FollowRow } from "@/lib/insight/follows/dashboard-schemas";
import { FollowFields } from "./follow-fields";
import { changeOf, FollowValues, valuesOf } from "./form-values";
import { refreshFollows, updateFollow } from "./queries";

interface EditFollowProps {
  follow: FollowRow;
  pricePerSnapshot: number;
  onClose: () => void;
}

/** Changes what a follow starts from now on. Mounted on opening. */
export function EditFollow({ follow, pricePerSnapshot, onClose }: EditFollowProps) {
  const { control, handleSubmit, setError, formState } = useForm<FollowValues>({
    resolver: zodResolver(FollowValues),
    defaultValues: valuesOf(follow),
  });
  const act = useAct<FollowValues>({ fields: [], setError, onDone: onClose, refresh: refreshFollows });
  const submit = handleSubmit((values) =>
    act("Follow saved", (signal) => updateFollow(follow.id, changeOf(values), signal)),
  );
  return (
    <FormDialog
      title="Edit follow"
      submitLabel="Save follow"
      isPending={formState.isSubmitting}
      error={formState.errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <FollowFields control={control} pricePerSnapshot={pricePerSnapshot} isNew={false} />
    </FormDialog>
  );
}
