import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
import { invalid } from "@/lib/core/errors";

/** Far more than anyone can try against the sign-in form. A stolen hash costs an attacker 30 ms per guess. */
const MIN_GUESSES = 1e8;
/** The time to rate a password grows steeply with its length. A password is at least as strong as its beginning. */
const MAX_RATED_LENGTH = 24;
/** Looks up spellings such as "p4ssw0rd". A higher limit takes seconds and finds hardly any more. */
const MAX_SUBSTITUTIONS = 8;
/** Characters that must remain once the person's own data is removed from the password. */
const MIN_REMAINDER = 6;
const PRODUCT = ["clipscope", "clip", "scope"];

let checker: ZxcvbnFactory | undefined;

/** Created on first use, because the word lists take several megabytes. */
function strength(): ZxcvbnFactory {
  checker ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: MAX_RATED_LENGTH,
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  });
  return checker;
}

/**
 * Rejects a password that is easy to guess: a common one, a pattern, a repetition, or the person's own data. There are
 * no rules about kinds of characters (NIST SP 800-63B).
 * @param own the person's data that others may know: address, name, organization
 * @throws AppError invalid_request on `field`
 */
export async function assertStrongPassword(
  password: string,
  own: readonly (string | undefined)[],
  field = "password",
): Promise<void> {
  const words = ownWords(own);
  const { guesses, feedback } = await strength().check(password.slice(0, MAX_RATED_LENGTH), [...PRODUCT, ...words]);
  const isOwn = isMadeOf(password, words);
  if (guesses >= MIN_GUESSES && !isOwn) return;
  const reason = isOwn ? "It contains your name or email address." : (feedback.warning ?? "It is easy to guess.");
  throw invalid(field, `Choose a stronger password. ${reason} Try three or more unrelated words.`);
}

/** Splits an address into its parts and names into words. */
function ownWords(own: readonly (string | undefined)[]): string[] {
  const texts = own.flatMap((text) => (text ? [text.trim().toLowerCase()] : []));
  return [
    ...new Set(texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)),
  ];
}

/** Whether little remains of a password without the words. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ""), lower);
  return left !== lower && left.replace(/[^\p{L}\p{N}]/gu, "").length < MIN_REMAINDER;
}
