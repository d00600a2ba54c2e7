"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { z } from "zod";
import { ChoiceInput } from "@/components/forms/choice-input";
import { Form } from "@/components/forms/form";
import { TextInput } from "@/components/forms/text-input";
import { toast } from "@/components/toast";
import { Modal } from "@/components/ui/modal";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { AddChannelRequest } from "@/lib/channels/channels/dashboard-schemas";
import { parseChannelName } from "@/lib/channels/channels/rules";
import { PLATFORM_NAMES, PLATFORMS } from "@/lib/platforms/name-rules";
import { addChannel, refreshChannels } from "./queries";

const Values = z.object({
  text: AddChannelRequest.shape.username.refine((text) => parseChannelName(text) !== null, {
    error: "Enter the name or link of a channel on TikTok, YouTube, Instagram or X",
  }),
  platform: AddChannelRequest.shape.platform,
});
type Values = z.infer<typeof Values>;
const OPTIONS = PLATFORMS.map((platform) => ({ id: platform, name: PLATFORM_NAMES[platform] }));

interface AddChannelDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

export function AddChannelDialog({ isOpen, onClose }: AddChannelDialogProps) {
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal.Container size="md">
        <Modal.Dialog>
          <Modal.CloseTrigger aria-label="Close" className="pointer-coarse:size-11" />
          <Modal.Header>
            <Modal.Heading>Add channel</Modal.Heading>
          </Modal.Header>
          <Modal.Body>
            <AddForm onDone={onClose} />
          </Modal.Body>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function AddForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const router = useRouter();
  const { control, handleSubmit, setError } = useForm<Values>({
    resolver: zodResolver(Values),
    defaultValues: { text: "", platform: "instagram" },
  });
  const named = parseChannelName(useWatch({ control, name: "text" }));
  const { mutate, isPending } = useCancelableMutation({
    send: (signal, request: AddChannelRequest) => addChannel(request, signal),
    onSuccess: async (channel) => {
      onDone();
      toast.success(`Channel @${channel.username} added`, {
        action: { label: "Open", onClick: () => router.push(`/channels/${channel.id}`) },
      });
      await refreshChannels(client);
    },
    onCanceled: () => refreshChannels(client),
    onError: (error) => setError("text", { message: error.message }, { shouldFocus: true }),
  });
  const submit = handleSubmit(({ text, platform }) => {
    const found = parseChannelName(text);
    if (found) mutate({ username: found.username, platform: found.platform ?? platform });
  });
  return (
    <Form className="flex flex-col gap-4" onSubmit={submit}>
      <TextInput
        control={control}
        name="text"
        label="Link or name"
        description="For example https://www.tiktok.com/@name or @name"
        autoComplete="off"
      />
      {named?.platform ? (
        <p className="text-muted text-sm">
          From the link: <bdi>@{named.username}</bdi> on {PLATFORM_NAMES[named.platform]}.
        </p>
      ) : (
        <ChoiceInput control={control} name="platform" label="Platform" options={OPTIONS} />
      )}
      <div className="flex justify-end gap-2">
        <Button variant="tertiary" onPress={onDone}>
          Cancel
        </Button>
        <Button type="submit" isPending={isPending}>
          {isPending ? "Contacting the platform…" : "Add channel"}
        </Button>
      </div>
    </Form>
  );
}
