/** A value inside a variant, as busctl prints it. */
export interface Variant {
  readonly type: string;
  readonly data: unknown;
}

interface Target {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
}

/** Calls a method; `args` are a signature and its values as strings. Gives the list of returned values. */
export function callMethod(
  call: Target & { readonly method: string; readonly args?: readonly string[] },
  env?: NodeJS.ProcessEnv,
): Promise<unknown>;

/** Reads a property. */
export function readProperty(
  query: Target & { readonly property: string },
  env?: NodeJS.ProcessEnv,
): Promise<unknown>;

/** Whether somebody owns a name on the bus. */
export function hasOwner(busName: string, env?: NodeJS.ProcessEnv): Promise<boolean>;
