/** A sum of exact numbers, which may itself be inexact. Almost all are exact, and a BigInt for each would cost more. */
export class ExactSum {
  #small = 0;
  #large = 0n;

  add(value: number): void {
    const sum = this.#small + value;
    if (Number.isSafeInteger(sum)) {
      this.#small = sum;
      return;
    }
    this.#large += BigInt(this.#small) + BigInt(value);
    this.#small = 0;
  }

  value(): number | bigint {
    return this.#large === 0n ? this.#small : this.#large + BigInt(this.#small);
  }
}
