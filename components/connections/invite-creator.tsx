"use client";

import { Button } from "@heroui/react/button";
import { zodResolver } from "@hookform/resolvers/zod";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useController, useForm } from "react-hook-form";
import { Form } from "@/components/forms/form";
import { FormError } from "@/components/forms/form-error";
import { TextInput } from "@/components/forms/text-input";
import { CopyOnce } from "@/components/ui/copy-once";
import { Modal } from "@/components/ui/modal";
import { useCancelableMutation } from "@/components/use-cancelable-mutation";
import { CONNECTION_INVITATION_DAYS } from "@/lib/channels/connections/rules";
import { ConnectionInviteRequest, type CreatedConnectionInvitation } from "@/lib/channels/connections/schemas";
import { PLATFORM_NAMES } from "@/lib/platforms/name-rules";
import type { OwnerPlatform } from "@/lib/platforms/owner/schemas";
import { inviteConnection, refreshConnections } from "./queries";

interface InviteCreatorProps {
  platforms: readonly OwnerPlatform[];
  onClose: () => void;
}

/** The form, then the link, which is shown once. */
export function InviteCreator({ platforms, onClose }: InviteCreatorProps) {
  const [created, setCreated] = useState<CreatedConnectionInvitation | null>(null);
  return (
    <Modal.Backdrop
      isOpen
      onOpenChange={(open) => !open && onClose()}
      isDismissable={created === null}
      isKeyboardDismissDisabled={created !== null}
    >
      <Modal.Container scroll="inside">
        <Modal.Dialog>
          {created ? (
            <Link created={created} onDone={onClose} />
          ) : (
            <InviteForm platforms={platforms} onCreated={setCreated} onCancel={onClose} />
          )}
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

interface InviteFormProps {
  platforms: readonly OwnerPlatform[];
  onCreated: (created: CreatedConnectionInvitation) => void;
  onCancel: () => void;
}

function InviteForm({ platforms, onCreated, onCancel }: InviteFormProps) {
  const client = useQueryClient();
  const { control, handleSubmit } = useForm<ConnectionInviteRequest>({
    resolver: zodResolver(ConnectionInviteRequest),
    defaultValues: { platform: platforms[0] ?? "youtube", recipient: "" },
  });
  const { field } = useController({ control, name: "platform" });
  const invite = useCancelableMutation({
    canceledMeans: "the invitation is in the list: withdraw it if you don't need it",
    onCanceled: () => refreshConnections(client),
    send: (signal, body: ConnectionInviteRequest) => inviteConnection(body, signal),
    onSuccess: async (created) => {
      onCreated(created);
      await refreshConnections(client);
    },
  });
  return (
    <Form onSubmit={handleSubmit((input) => invite.mutate(input))} className="flex min-h-0 flex-col">
      <Modal.Header>
        <Modal.Heading>Invite creator</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-4">
        <TextInput
          control={control}
          name="recipient"
          label="For"
          autoComplete="off"
          description="The creator's name, for example. Only your organization sees it, in the list of invitations."
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">Platform</legend>
          {platforms.map((platform) => (
            <label key={platform} className="tap-target flex items-center gap-2 text-sm">
              <input
                type="radio"
                name={field.name}
                value={platform}
                checked={field.value === platform}
                onChange={() => field.onChange(platform)}
                onBlur={field.onBlur}
              />
              {PLATFORM_NAMES[platform]}
            </label>
          ))}
        </fieldset>
        <FormError message={invite.error?.message} />
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" isPending={invite.isPending}>
          Create link
        </Button>
      </Modal.Footer>
    </Form>
  );
}

function Link({ created, onDone }: { created: CreatedConnectionInvitation; onDone: () => void }) {
  return (
    <>
      <Modal.Header>
        <Modal.Heading>Link for {created.recipient} created</Modal.Heading>
      </Modal.Header>
      <Modal.Body className="flex flex-col gap-3">
        <CopyOnce text={created.url} label="Copy link" testId="invitation-link" />
        <p className="text-muted">
          Send it to the creator. The page it opens says who is asking and what you'll see. The link works once, for{" "}
          {CONNECTION_INVITATION_DAYS} days.
        </p>
      </Modal.Body>
      <Modal.Footer>
        <Button onPress={onDone}>I have copied it</Button>
      </Modal.Footer>
    </>
  );
}
