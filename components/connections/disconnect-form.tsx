import { Form } from "@/components/forms/form";
import { SubmitButton } from "./submit-button";

interface DisconnectFormProps {
  token: string;
  organization: string;
  status: "connected" | "reconnect" | "disconnected";
}

/** A creator ends the connection, and chooses what happens to the figures. */
export function DisconnectForm({ token, organization, status }: DisconnectFormProps) {
  const isOver = status === "disconnected";
  return (
    <Form action="/api/connect/disconnect" worksWithoutScript className="flex flex-col gap-4">
      <input type="hidden" name="token" value={token} />
      {isOver ? (
        <p className="text-sm">
          The account is disconnected. <bdi>{organization}</bdi> keeps the data stored so far.
        </p>
      ) : (
        <fieldset className="flex flex-col gap-2 text-sm">
          <legend className="mb-1 font-medium">Stored data</legend>
          <label className="tap-target flex items-center gap-2">
            <input type="radio" name="figures" value="delete" defaultChecked /> Delete it
          </label>
          <label className="tap-target flex items-center gap-2">
            <input type="radio" name="figures" value="keep" />
            <span>
              Let <bdi>{organization}</bdi> keep it
            </span>
          </label>
        </fieldset>
      )}
      <SubmitButton isDanger>{isOver ? "Delete data" : "Disconnect account"}</SubmitButton>
    </Form>
  );
}
