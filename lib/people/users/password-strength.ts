import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as english from "@zxcvbn-ts/language-en";
import { invalid } from "@/lib/core/errors";

/** Far beyond what anybody can try against the sign-in form; a stolen hash costs an attacker 30 ms a guess. */
const LEAST_GUESSES = 1e8;
/** Judging takes time that grows steeply with length; a password is at least as strong as its beginning. */
const LONGEST_JUDGED = 24;
/** Spellings such as "p4ssw0rd" that are looked up. More take seconds and hardly find more. */
const MOST_SUBSTITUTIONS = 8;
/** So many characters must be left of a password without the person's own data. */
const LEAST_REST = 6;
const PRODUCT = ["clipscope", "clip", "scope"];

let checker: ZxcvbnFactory | undefined;

/** Made at the first use: the word lists take some megabytes. */
function strength(): ZxcvbnFactory {
  checker ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    maxLength: LONGEST_JUDGED,
    l33tMaxSubstitutions: MOST_SUBSTITUTIONS,
  });
  return checker;
}

/**
 * Refuses a password that is easy to guess: a common one, a pattern, a repetition, or the person's own data. There are no
 * rules on kinds of characters (NIST SP 800-63B).
 * @param own what belongs to the person and is known to others: address, name, organization
 * @throws AppError invalid_request on `field`
 */
export async function assertStrongPassword(
  password: string,
  own: readonly (string | undefined)[],
  field = "password",
): Promise<void> {
  const words = ownWords(own);
  const { guesses, feedback } = await strength().check(password.slice(0, LONGEST_JUDGED), [...PRODUCT, ...words]);
  const isOwn = isMadeOf(password, words);
  if (guesses >= LEAST_GUESSES && !isOwn) return;
  const reason = isOwn ? "It contains your own name or address." : (feedback.warning ?? "It is easy to guess.");
  throw invalid(field, `Choose a stronger password. ${reason} Try three or more unrelated words.`);
}

/** An address with its parts, names with their words. */
function ownWords(own: readonly (string | undefined)[]): string[] {
  const texts = own.flatMap((text) => (text ? [text.trim().toLowerCase()] : []));
  return [
    ...new Set(texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)),
  ];
}

/** Whether little is left of a password without the words. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const left = longestFirst.reduce((text, word) => text.replaceAll(word, ""), lower);
  return left !== lower && left.replace(/[^\p{L}\p{N}]/gu, "").length < LEAST_REST;
}
