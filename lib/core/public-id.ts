import { customAlphabet } from "nanoid";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

const newLetter = customAlphabet(LETTERS, 1);
const newRest = customAlphabet(`${LETTERS}0123456789`, 23);

/**
 * Returns 24 lowercase letters and digits, starting with a letter; never a word that is an API path. It has 123 random
 * bits.
 */
export const newPublicId = (): string => newLetter() + newRest();
