import { init } from "@paralleldrive/cuid2";

/** Lower-case letters and digits, starts with a letter; never a word that is a path of the API. */
export const newPublicId: () => string = init({ length: 24 });
