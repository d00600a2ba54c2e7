/** Prints one line per stage with its duration. A slow stage is also announced. */
export interface Progress {
  /** @param work returns the text to print after the stage's name */
  stage(name: string, work: () => Promise<string>): Promise<void>;
  line(text: string): void;
}

const ANNOUNCE_AFTER_MS = 1_000;

export function createProgress(write: (line: string) => void = console.log): Progress {
  return {
    line: write,
    async stage(name, work) {
      const start = performance.now();
      const timer = setTimeout(() => write(`  ... ${name}`), ANNOUNCE_AFTER_MS);
      try {
        const detail = await work();
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        write(`  ok  ${name}: ${detail} (${seconds} s)`);
      } catch (error) {
        write(`  --  ${name}`);
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
