/** The variables that decide where jobs run; undefined if not set. */
export interface InngestVariables {
  INNGEST_DEV?: string;
  INNGEST_BASE_URL?: string;
  INNGEST_EVENT_KEY?: string;
  INNGEST_SIGNING_KEY?: string;
}

type InngestError = [variable: keyof InngestVariables, message: string];

const OFF = /^(?:0|false)$/i;
/** Values that the SDK reads as "on"; it silently ignores anything else. */
const ON = /^(?:1|true|https?:\/\/\S+)$/i;
/** The SDK and a self-hosted server decode it; they treat a key that isn't hexadecimal as empty. */
const SIGNING_KEY = /^(?:signkey-\w+-)?(?:[0-9a-f]{2})+$/i;

/** Whether INNGEST_DEV selects a development server, a mode without keys. */
export const isInngestDev = ({ INNGEST_DEV }: InngestVariables): boolean =>
  Boolean(INNGEST_DEV) && !OFF.test(INNGEST_DEV ?? "");

/** Whether jobs run on a real Inngest server (in which case the embedded executor doesn't run). */
export function usesInngestServer(variables: InngestVariables): boolean {
  const { INNGEST_BASE_URL, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = variables;
  return isInngestDev(variables) || Boolean(INNGEST_BASE_URL || INNGEST_EVENT_KEY || INNGEST_SIGNING_KEY);
}

/** Returns invalid combinations of the variables: an incomplete configuration would start and then respond with 500. */
export function inngestErrors(variables: InngestVariables): InngestError[] {
  const { INNGEST_DEV, INNGEST_EVENT_KEY, INNGEST_SIGNING_KEY } = variables;
  if (!usesInngestServer(variables)) return [];
  const errors: InngestError[] = [];
  if (isInngestDev(variables)) {
    if (!ON.test(INNGEST_DEV ?? "")) errors.push(["INNGEST_DEV", "must be 1, 0 or the development server's URL"]);
    if (INNGEST_SIGNING_KEY)
      errors.push(["INNGEST_DEV", "cannot be combined with INNGEST_SIGNING_KEY: calls are not signed then"]);
    return errors;
  }
  const alternative = "or set INNGEST_DEV=1 for a development server, or none of INNGEST_* for the embedded executor";
  if (!INNGEST_EVENT_KEY)
    errors.push(["INNGEST_EVENT_KEY", `is missing: an Inngest server needs both keys; set it, ${alternative}`]);
  if (!INNGEST_SIGNING_KEY)
    errors.push(["INNGEST_SIGNING_KEY", `is missing: an Inngest server needs both keys; set it, ${alternative}`]);
  else if (!SIGNING_KEY.test(INNGEST_SIGNING_KEY))
    errors.push(["INNGEST_SIGNING_KEY", "must be hexadecimal with an even number of digits (openssl rand -hex 32)"]);
  return errors;
}
