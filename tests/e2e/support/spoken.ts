import type { CDPSession, Page } from '@playwright/test';
import { expect } from '../../support/desktop/fixture';

const readTree = (session: CDPSession) => session.send('Accessibility.getFullAXTree');

type Node = Awaited<ReturnType<typeof readTree>>['nodes'][number];
type NodeValue = Node['name'];

/** What assistive technology is told of one element. */
export interface SpokenNode {
  role: string;
  name: string;
  value: string;
  description: string;
  /** In words, in a fixed order: `required`, `invalid`, `collapsed`, `not checked`, … */
  states: string[];
}

/** Containers that are said when the focus enters them. */
const saidContainers = new Set([
  'alert',
  'alertdialog',
  'complementary',
  'dialog',
  'group',
  'listbox',
  'region',
  'search',
  'tablist',
  'tabpanel',
]);
/** `fieldset` and the like say this where they have no name; then there is nothing to hear. */
const isNamed = (node: Node) => textOf(node.name) !== '';

function textOf(value: NodeValue): string {
  return value?.value === undefined ? '' : String(value.value).trim();
}

function propertyOf(node: Node, name: string): NodeValue {
  return node.properties?.find((property) => property.name === name)?.value;
}

const isTrue = (node: Node, name: string) => propertyOf(node, name)?.value === true;

/** `yes` or `no` for a state that an element has or has not, nothing for one that it does not know. */
function either(node: Node, name: string, yes: string, no: string): string[] {
  const value: unknown = propertyOf(node, name)?.value;
  if (value === undefined || value === null) return [];
  return [value === true || value === 'true' ? yes : no];
}

function statesOf(node: Node): string[] {
  const invalid = textOf(propertyOf(node, 'invalid'));
  const level = textOf(propertyOf(node, 'level'));
  const keys = textOf(propertyOf(node, 'keyshortcuts'));
  const role = textOf(node.role);
  return [
    ...(role === 'heading' && level !== '' ? [`level ${level}`] : []),
    ...either(node, 'checked', 'checked', 'not checked'),
    ...either(node, 'pressed', 'pressed', 'not pressed'),
    ...(role === 'option' || role === 'tab' ? either(node, 'selected', 'selected', 'not selected') : []),
    ...either(node, 'expanded', 'expanded', 'collapsed'),
    ...(isTrue(node, 'required') ? ['required'] : []),
    ...(invalid === '' || invalid === 'false' ? [] : ['invalid']),
    ...(isTrue(node, 'readonly') ? ['read-only'] : []),
    ...(isTrue(node, 'disabled') ? ['disabled'] : []),
    ...(isTrue(node, 'multiselectable') ? ['multi-select'] : []),
    ...(isTrue(node, 'modal') ? ['modal'] : []),
    ...(keys === '' ? [] : [`keys ${keys}`]),
  ];
}

function spokenOf(node: Node): SpokenNode {
  return {
    role: textOf(node.role),
    name: textOf(node.name),
    value: textOf(node.value),
    description: textOf(node.description),
    states: statesOf(node),
  };
}

/** One line: `combobox “Produto CRM” · required · collapsed · value “…” · description “…”`. */
export function lineOf({ role, name, value, description, states }: SpokenNode): string {
  return [
    name === '' ? role : `${role} “${name}”`,
    ...states,
    ...(value === '' ? [] : [`value “${value}”`]),
    ...(description === '' ? [] : [`description “${description}”`]),
  ].join(' · ');
}

/** Chromium's accessibility tree of a page at one moment: what it hands to the system's screen readers. */
export class SpokenTree {
  private readonly byId: ReadonlyMap<string, Node>;

  constructor(private readonly nodes: readonly Node[]) {
    this.byId = new Map(nodes.map((node) => [node.nodeId, node]));
  }

  /** The element with the focus, and the row that it points to; null = the focus is nowhere. */
  focus(): { control: SpokenNode; row: SpokenNode | null; containers: SpokenNode[] } | null {
    const node = this.focusedNode();
    if (!node) return null;
    const row = this.activeRow(node);
    const containers = this.ancestorsOf(node).filter(
      (ancestor) => saidContainers.has(textOf(ancestor.role)) && isNamed(ancestor),
    );
    return {
      control: spokenOf(node),
      row: row ? spokenOf(row) : null,
      containers: containers.toReversed().map(spokenOf),
    };
  }

  /** Whether the focus is on something that assistive technology can see. */
  isFocusHidden(): boolean {
    return this.focusedNode()?.ignored ?? true;
  }

  /**
   * What the live regions hold, each sentence by itself where a region is not said as a whole: `status: …`,
   * `alert: …`. Those that hold nothing are left out.
   */
  announcements(): string[] {
    return this.seen()
      .filter((node) => propertyOf(node, 'live') !== undefined && !this.isInLive(node))
      .flatMap((node) => {
        const parts = isTrue(node, 'atomic') ? [node] : this.childrenOf(node);
        return parts.map((part) => ({ kind: this.kindOf(node), text: this.contentOf(part) }));
      })
      .filter(({ text }) => text !== '')
      .map(({ kind, text }) => `${kind}: ${text}`);
  }

  /** The texts of every element of the given role. */
  contents(role: string): string[] {
    return this.seen()
      .filter((node) => textOf(node.role) === role)
      .map((node) => this.contentOf(node));
  }

  /** Every element of the given role. */
  all(role: string): SpokenNode[] {
    return this.seen()
      .filter((node) => textOf(node.role) === role)
      .map(spokenOf);
  }

  /** The one element with role and name. */
  one(role: string, name: string): SpokenNode {
    const found = this.all(role).filter((node) => node.name === name);
    const [first] = found;
    if (first === undefined || found.length > 1)
      throw new Error(`${found.length} of role ${role} named “${name}”`);
    return first;
  }

  private seen(): Node[] {
    return this.nodes.filter((node) => !node.ignored);
  }

  private focusedNode(): Node | undefined {
    return this.nodes.find((node) => isTrue(node, 'focused') && textOf(node.role) !== 'RootWebArea');
  }

  private activeRow(node: Node): Node | undefined {
    const target = propertyOf(node, 'activedescendant')?.relatedNodes?.[0]?.backendDOMNodeId;
    return target === undefined ? undefined : this.seen().find((other) => other.backendDOMNodeId === target);
  }

  private ancestorsOf(node: Node): Node[] {
    const parent = node.parentId === undefined ? undefined : this.byId.get(node.parentId);
    return parent ? [...(parent.ignored ? [] : [parent]), ...this.ancestorsOf(parent)] : [];
  }

  private isInLive(node: Node): boolean {
    return this.ancestorsOf(node).some((ancestor) => propertyOf(ancestor, 'live') !== undefined);
  }

  private kindOf(node: Node): string {
    const role = textOf(node.role);
    return role === 'alert' || role === 'status' ? role : textOf(propertyOf(node, 'live'));
  }

  private contentOf(node: Node): string {
    return this.textsOf(node).join(' ').replaceAll(/\s+/g, ' ').trim();
  }

  private textsOf(node: Node): string[] {
    if (!node.ignored && textOf(node.role) === 'StaticText') return [textOf(node.name)];
    return this.childrenOf(node).flatMap((child) => this.textsOf(child));
  }

  private childrenOf(node: Node): Node[] {
    return (node.childIds ?? []).map((id) => this.byId.get(id)).filter((child) => child !== undefined);
  }
}

/** Reads a page as assistive technology does, through Chromium's debugging protocol. */
export class ScreenReader {
  private constructor(private readonly session: CDPSession) {}

  static async on(page: Page): Promise<ScreenReader> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    return new ScreenReader(session);
  }

  async tree(): Promise<SpokenTree> {
    const { nodes } = await readTree(this.session);
    return new SpokenTree(nodes);
  }

  async announcements(): Promise<string[]> {
    return (await this.tree()).announcements();
  }

  /** A live region says it. */
  async expectSaid(text: string | RegExp): Promise<void> {
    await expect.poll(async () => (await this.announcements()).join('\n')).toMatch(text);
  }

  /** The element with role and name reads as `line`. */
  async expectRead(role: string, name: string, line: string | RegExp): Promise<void> {
    await expect.poll(async () => lineOf((await this.tree()).one(role, name))).toMatch(line);
  }

  /** What has the focus reads as `line`; of a list that hangs on it, that is the row. */
  async expectFocus(line: string | RegExp): Promise<void> {
    await expect.poll(async () => this.focusLine()).toMatch(line);
  }

  private async focusLine(): Promise<string> {
    const focus = (await this.tree()).focus();
    return focus ? lineOf(focus.row ?? focus.control) : 'nothing';
  }
}
