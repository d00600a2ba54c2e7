import { Button } from "@heroui/react/button";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import type { Sample } from "@/components/dev/sample";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextInput } from "@/components/forms/text-input";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PanelPopup } from "@/components/ui/panel-popup";
import { usePopup } from "@/components/ui/use-popup";

const LONG = "A sentence that says what happens, and what can't be undone. ";
const NOTHING = () => {};

/** A button, and the dialog that it opens. */
function Opener({ name, children }: { name: string; children: (isOpen: boolean, close: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" variant="outline" onPress={() => setOpen(true)}>
        {name}
      </Button>
      {children(isOpen, () => setOpen(false))}
    </>
  );
}

interface ConfirmProps {
  name: string;
  text?: string;
  isDangerous?: boolean;
  isPending?: boolean;
  error?: string;
}

function Confirm({ name, text = LONG, isDangerous, isPending = false, error }: ConfirmProps) {
  return (
    <Opener name={name}>
      {(isOpen, close) => (
        <ConfirmDialog
          isOpen={isOpen}
          onClose={close}
          title="Revoke key “Reporting”"
          confirmLabel="Revoke key"
          isDangerous={isDangerous}
          mutation={{ isPending, error: error === undefined ? null : { message: error }, reset: NOTHING }}
          onConfirm={close}
        >
          {text}
        </ConfirmDialog>
      )}
    </Opener>
  );
}

function Panel({ text }: { text: string }) {
  const { trigger, popup } = usePopup("dialog", NOTHING);
  return (
    <>
      <button {...trigger} className="button button--sm button--outline">
        Open panel
      </button>
      <PanelPopup {...popup} label="Settings" className="w-72">
        <p className="text-sm">{text}</p>
        <Button size="sm" variant="ghost" onPress={popup.onClose}>
          Done
        </Button>
      </PanelPopup>
    </>
  );
}

/** A form dialog always has a field: the keyboard scrolls a long one by it. */
function Filled({ name, text = LONG, isDangerous, isPending = false, error }: ConfirmProps) {
  const { control } = useForm({ defaultValues: { note: "" } });
  return (
    <Opener name={name}>
      {(isOpen, close) =>
        isOpen && (
          <FormDialog
            title="Add credit"
            submitLabel="Add credit"
            isDangerous={isDangerous}
            isPending={isPending}
            error={error}
            onSubmit={(event) => {
              event.preventDefault();
              close();
            }}
            onClose={close}
          >
            <p>{text}</p>
            <TextInput control={control} name="note" label="Note" />
          </FormDialog>
        )
      }
    </Opener>
  );
}

export const DIALOGS: readonly Sample[] = [
  {
    name: "ConfirmDialog",
    states: {
      Dangerous: <Confirm name="Confirm" />,
      Harmless: <Confirm name="Confirm, harmless" isDangerous={false} />,
      Pending: <Confirm name="Confirm, pending" isPending />,
      Failed: <Confirm name="Confirm, failed" error="The key couldn't be revoked. Try again." />,
      "Long text": <Confirm name="Confirm, long text" text={LONG.repeat(6)} />,
    },
  },
  {
    name: "FormDialog",
    states: {
      Default: <Filled name="Form dialog" />,
      Dangerous: <Filled name="Form dialog, dangerous" isDangerous />,
      Pending: <Filled name="Form dialog, pending" isPending />,
      Failed: <Filled name="Form dialog, failed" error="The credit couldn't be added. Try again." />,
      "Long text": <Filled name="Form dialog, long text" text={LONG.repeat(60)} />,
    },
  },
  {
    name: "PanelPopup",
    note: "At its button; the button is complete before the panel's script has loaded.",
    states: {
      Default: <Panel text="Settings that apply while it is open." />,
      "Long text": <Panel text={LONG.repeat(12)} />,
    },
  },
];
