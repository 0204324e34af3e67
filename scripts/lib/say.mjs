// What the scripts tell the user. Everything goes to stderr, so that the stdout of
// `electron:path` holds the path only.

const isTerminal = process.stderr.isTTY === true;

/** One line that says what is being done now. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A line that stands out, for the beginning of a stage. */
export function heading(text) {
  say(isTerminal ? `\n\u001b[1m── ${text}\u001b[0m` : `\n── ${text}`);
}

/** Milliseconds as people read them. */
export function duration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Progress in percent: redrawn in place on a terminal, one line every 25 % in a log file.
 * @param {string} label
 * @param {number} total bytes; 0 when the server did not say
 */
export function createProgress(label, total) {
  const step = isTerminal ? 1 : 25;
  let last = -step;
  return {
    update(done) {
      if (total <= 0) return;
      const percent = Math.floor((done / total) * 100);
      if (percent < last + step && percent !== 100) return;
      if (percent === last) return;
      last = percent;
      const megabytes = `${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`;
      const line = `  ${label}: ${percent} % (${megabytes})`;
      process.stderr.write(isTerminal ? `\r${line}  ` : `${line}\n`);
    },
    end() {
      if (isTerminal && total > 0) process.stderr.write('\n');
    },
  };
}
