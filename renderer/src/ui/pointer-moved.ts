/**
 * Whether a hand moved the pointer. A list that appears under a resting pointer gets such an event too, and must not
 * take the highlight from the keyboard.
 */
export function pointerMoved({ movementX, movementY }: MouseEvent): boolean {
  return movementX !== 0 || movementY !== 0;
}
