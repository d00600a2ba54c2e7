import { init } from "@paralleldrive/cuid2";

/** Returns lowercase letters and digits, starting with a letter; never a word that is an API path. */
export const newPublicId: () => string = init({ length: 24 });
