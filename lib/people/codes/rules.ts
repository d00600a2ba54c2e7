/** Codes that a sign-in requires besides the password. Pure. */

/** How long the second step of a sign-in may take. */
export const CODE_STEP_MINUTES = 10;

export const RECOVERY_CODES = 10;

/** Letters and digits that are hard to mistake for each other: 32 of them, 5 bits each. */
export const RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz023456789";
export const RECOVERY_CODE_LENGTH = 16;
const GROUP = 4;

export type TypedCode = { kind: "app" | "recovery"; code: string };

/** Reads a code as people type it: with spaces, dashes or capitals. @returns null if it can't be a code */
export function readCode(text: string): TypedCode | null {
  const code = text.replace(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  const isRecovery =
    code.length === RECOVERY_CODE_LENGTH && [...code].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return isRecovery ? { kind: "recovery", code } : null;
}

/** Returns a code in groups of four, which are easier to copy by hand. */
export const inGroups = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join("-") ?? code;
