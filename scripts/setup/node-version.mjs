// An old Node fails later with errors that nobody understands, so it is told at once.

/** @param {string} range ">=20.18" as in package.json */
export function requireNode(range, actual = process.versions.node) {
  const wanted = range
    .replace(/[^\d.]/g, '')
    .split('.')
    .map(Number);
  const parts = actual.split('.').map(Number);
  for (const [index, number] of wanted.entries()) {
    if (parts[index] > number) return;
    if (parts[index] < number) throw new Error(`Node ${range} is needed, this is ${actual}.`);
  }
}
