/** Pixels of the desktop, as Electron counts them. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface DisplayArea {
  id: string;
  /** Without panels and task bars. */
  workArea: Bounds;
}

/** Where the agent last had form windows: on each display, and on which display last. */
export interface RememberedPlaces {
  lastDisplayId: string | null;
  byDisplay: Record<string, Bounds>;
}

export const nothingRemembered: RememberedPlaces = { lastDisplayId: null, byDisplay: {} };

export interface PlacementInput {
  remembered: RememberedPlaces;
  /** At least one; the first is the primary one. */
  displays: readonly DisplayArea[];
  /** Windows that are on the screen already. */
  occupied: readonly Bounds[];
  defaultSize: { width: number; height: number };
  minimumSize: { width: number; height: number };
}

const cascadeStepPx = 28;
/** Two windows nearer than this hide each other's title bar. */
const sameSpotPx = 20;
const maxPlaces = 40;

/**
 * Where a form opens: on the display of the last one with its size there, a step further where a window stands
 * already, and wholly inside the work area whatever became of the displays since.
 */
export function placeForm(input: PlacementInput): Bounds {
  const { remembered, displays, defaultSize, minimumSize } = input;
  const display = displays.find(({ id }) => id === remembered.lastDisplayId) ?? displays[0];
  const area = display?.workArea ?? { x: 0, y: 0, ...defaultSize };
  const wanted = display && remembered.byDisplay[display.id];
  const start = fitInto(wanted ?? centred(area, defaultSize), area, minimumSize);
  return firstFree(start, area, input.occupied);
}

/** The bounds moved, and if need be shrunk, into the area; never smaller than a window can be. */
export function fitInto(bounds: Bounds, area: Bounds, minimum: { width: number; height: number }): Bounds {
  const width = Math.max(minimum.width, Math.min(bounds.width, area.width));
  const height = Math.max(minimum.height, Math.min(bounds.height, area.height));
  return {
    x: clamp(bounds.x, area.x, area.x + area.width - width),
    y: clamp(bounds.y, area.y, area.y + area.height - height),
    width,
    height,
  };
}

/** What is remembered after a window stood at `bounds` on a display. */
export function remember(places: RememberedPlaces, displayId: string, bounds: Bounds): RememberedPlaces {
  return { lastDisplayId: displayId, byDisplay: { ...places.byDisplay, [displayId]: bounds } };
}

/** Window managers shift and resize a new window by its frame; that is nobody's wish. */
const frameTolerancePx = 60;

/** Whether a person moved or resized a window since it was placed. */
export function isMoved(placed: Bounds, now: Bounds): boolean {
  return (['x', 'y', 'width', 'height'] as const).some(
    (side) => Math.abs(placed[side] - now[side]) > frameTolerancePx,
  );
}

/** Whether something read from a file can be used. */
export function isRememberedPlaces(value: unknown): value is RememberedPlaces {
  if (typeof value !== 'object' || value === null) return false;
  const { lastDisplayId, byDisplay } = value as Partial<RememberedPlaces>;
  return (
    (lastDisplayId === null || typeof lastDisplayId === 'string') &&
    typeof byDisplay === 'object' &&
    Object.values(byDisplay as Record<string, unknown>).every(isBounds)
  );
}

function isBounds(value: unknown): boolean {
  const { x, y, width, height } = (value ?? {}) as Partial<Bounds>;
  return [x, y, width, height].every((number) => Number.isInteger(number));
}

function centred(area: Bounds, size: { width: number; height: number }): Bounds {
  return {
    x: Math.round(area.x + (area.width - size.width) / 2),
    y: Math.round(area.y + (area.height - size.height) / 2),
    ...size,
  };
}

/** Steps right and down until no window stands there; at the edge the way goes on from the top left corner. */
function firstFree(start: Bounds, area: Bounds, occupied: readonly Bounds[]): Bounds {
  const isTaken = ({ x, y }: Bounds) =>
    occupied.some((other) => Math.abs(other.x - x) < sameSpotPx && Math.abs(other.y - y) < sameSpotPx);
  const span = (room: number) => Math.max(1, room + 1);
  let place = start;
  for (let step = 1; step <= maxPlaces && isTaken(place); step += 1) {
    place = {
      ...start,
      x: area.x + ((start.x - area.x + step * cascadeStepPx) % span(area.width - start.width)),
      y: area.y + ((start.y - area.y + step * cascadeStepPx) % span(area.height - start.height)),
    };
  }
  return place;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}

/** The one after `current` in the round, or before it; null = there is no other. */
export function neighbourOf<T>(round: readonly T[], current: T, step: 1 | -1): T | null {
  if (round.length < 2) return null;
  const at = round.indexOf(current);
  return round[(Math.max(at, 0) + step + round.length) % round.length] ?? null;
}
