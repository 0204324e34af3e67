import type { FoundField } from '../../../common/registrations/question';
import type { StoredInBimer } from '../../../common/registrations/stored-in-bimer';
import type { FoundContent } from '../ports';
import type { StoredRegistration } from './registration';

/** A record that Bimer found by our key, and what it tells of it. */
export interface FoundRecord {
  record: StoredInBimer;
  content: FoundContent;
  /** It carries our key; without it only its content tells whose it is. */
  hasKey: boolean;
  /** Whether it went to the process that is wanted now, or to one that an earlier form named. */
  process: 'wanted' | 'other' | 'untold';
}

/** Of a record whose content Bimer did not tell. */
export const untoldContent: FoundContent = { customerId: null, subject: null, opinion: null };

const contentFields = ['customerId', 'subject', 'opinion'] as const;

/** In which fields a found record is not, or not tellably, what was sent. Both empty: it is this registration. */
export interface ContentVerdict {
  differing: FoundField[];
  untold: FoundField[];
}

/** Holds what was found against what was sent, case and white space aside. Empty and not told are the same nothing. */
export function compareContent(
  { customer, form }: Pick<StoredRegistration, 'customer' | 'form'>,
  content: FoundContent,
): ContentVerdict {
  const sent: Record<keyof FoundContent, string> = {
    customerId: customer?.id ?? '',
    subject: form.subject,
    opinion: form.opinion,
  };
  const verdict: ContentVerdict = { differing: [], untold: [] };
  for (const field of contentFields) {
    const [ours, theirs] = [essence(sent[field]), essence(content[field] ?? '')];
    if (ours === theirs) continue;
    verdict[content[field] === null ? 'untold' : 'differing'].push(field);
  }
  return verdict;
}

/** The same, and whether it stands where it is wanted. */
export function compareFound(
  registration: Pick<StoredRegistration, 'customer' | 'form'>,
  { content, process }: FoundRecord,
): ContentVerdict {
  const verdict = compareContent(registration, content);
  if (process !== 'wanted') verdict[process === 'other' ? 'differing' : 'untold'].push('processNumber');
  return verdict;
}

/** Whether what was found is what was sent, and where it is wanted. */
export function isThisOne(
  registration: Pick<StoredRegistration, 'customer' | 'form'>,
  found: FoundRecord,
): boolean {
  const { differing, untold } = compareFound(registration, found);
  return differing.length === 0 && untold.length === 0;
}

/** Upper case and back, as some letters have only one of the two; half characters travel as U+FFFD. */
function essence(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
}
