import type { Conversation, Message } from './attendance';
import { isCnpj, isCpf } from './tax-number';

/** What is hidden in a conversation before anybody sees or sends it (settings `transcript.mask…`). */
export interface MaskRules {
  cards: boolean;
  cpf: boolean;
  passwords: boolean;
}

const dots = '••••';

/** 13 to 19 digits, alone or in groups parted by one space, dot or hyphen; no digit touches either end. */
const cardPattern = /(?<![\d.,/-])\d(?:[ .-]?\d){12,18}(?![\d/]|[.,-]\d)/g;
/** Eleven digits with CPF's punctuation, or bare. */
const cpfPattern = /(?<![\d.,/-])(?:\d{3}\.\d{3}\.\d{3}-\d{2}|\d{11})(?![\d/]|[.,-]\d)/g;
/**
 * A word for password, up to four words that say whose it is, then a sign or “é”, then the password; or the password
 * right behind the word.
 */
const passwordPattern =
  /(?<![\p{L}\d])(senhas?|password|passwd|pwd)((?:[ \t]+(?!é |eh )\p{L}+){0,4}[ \t]*(?:[:=]|->|→)[ \t]*|(?:[ \t]+(?!é |eh )\p{L}+){0,4}[ \t]+(?:é|eh)[ \t]*:?[ \t]+|[ \t]+)(\S+)/giu;
/** What surrounds a word without being part of it. */
const quotes = '"\'“”‘’([])';
const punctuation = '.,;!?';
const asksForPassword = /(?<![\p{L}\d])(?:senha|password)(?![\p{L}\d])/iu;

/** How card numbers of each length begin (Visa, Mastercard, Amex, Diners, Elo, Hipercard, UnionPay). */
const cardBeginnings: Readonly<Record<number, RegExp>> = {
  13: /^4/,
  14: /^3(?:0[0-5]|[689])/,
  15: /^3[47]/,
  16: /^(?:4|5|6|2[2-7]|3[5-9])/,
  17: /^6/,
  18: /^6/,
  19: /^[46]/,
};

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += at % 2 === 0 ? digit : doubled;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}

function isCardNumber(digits: string): boolean {
  return cardBeginnings[digits.length]?.test(digits) === true && passesLuhn(digits) && !isCnpj(digits);
}

/** Whether the digits found are the end of a CNPJ that begins with letters. */
function isEndOfCnpj(text: string, at: number, found: string): boolean {
  const letters = /[A-Z\d]*$/i.exec(text.slice(Math.max(0, at - 14), at))?.[0] ?? '';
  return isCnpj((letters + found).toUpperCase());
}

function maskCards(text: string): string {
  return text.replace(cardPattern, (found, at: number) => {
    const digits = found.replace(/\D/g, '');
    return isCardNumber(digits) && !isEndOfCnpj(text, at, found) ? `${dots} ${digits.slice(-4)}` : found;
  });
}

function maskCpf(text: string): string {
  return text.replace(cpfPattern, (found, at: number) => {
    const digits = found.replace(/\D/g, '');
    if (isEndOfCnpj(text, at, found)) return found;
    // With its punctuation it is meant as one even when a digit is wrong.
    return found.includes('.') || isCpf(digits) ? `•••.•••.•••-${digits.slice(-2)}` : found;
  });
}

/** Behind “é” or nothing an ordinary word is no password: it takes a digit or a sign inside. */
function looksLikePassword(token: string): boolean {
  return token.length >= 4 && /\d|[^\p{L}\d.,;:!?]/u.test(token);
}

/** Where the word begins and ends without quotes, brackets and closing punctuation. */
function coreOf(token: string): { start: number; end: number } {
  let start = 0;
  let end = token.length;
  while (start < end && quotes.includes(token.charAt(start))) start += 1;
  while (end > start && (quotes + punctuation).includes(token.charAt(end - 1))) end -= 1;
  return { start, end };
}

function maskPasswords(text: string): string {
  return text.replace(passwordPattern, (found, word: string, between: string, token: string) => {
    const { start, end } = coreOf(token);
    const secret = token.slice(start, end);
    const isGiven = /[:=>→]\s*$/.test(between) ? secret !== '' : looksLikePassword(secret);
    return isGiven ? `${word}${between}${token.slice(0, start)}${dots}${token.slice(end)}` : found;
  });
}

/** The text with what the rules name replaced: `•••• 1111`, `•••.•••.•••-09`, `senha: ••••`. The rest stays as it is. */
export function maskText(text: string, rules: MaskRules): string {
  let masked = text;
  if (rules.passwords) masked = maskPasswords(masked);
  if (rules.cards) masked = maskCards(masked);
  if (rules.cpf) masked = maskCpf(masked);
  return masked;
}

/** “Qual a senha?” – and the answer is nothing but one word that looks like a password. */
function isAnsweredPassword(message: Message, before: Message | undefined): boolean {
  if (before === undefined || before.author === message.author || !asksForPassword.test(before.text))
    return false;
  const token = message.text.trim();
  return /^\S+$/.test(token) && looksLikePassword(token) && !/^https?:/i.test(token);
}

/**
 * The conversation as it is shown, picked from and sent; messages in which something is hidden say so. A step is one
 * message (see `in-slices.ts`).
 */
export function* maskConversation(
  conversation: Conversation,
  rules: MaskRules,
): Generator<undefined, Conversation> {
  const messages: Message[] = [];
  for (const message of conversation.messages) {
    messages.push(maskMessage(message, conversation.messages[messages.length - 1], rules));
    yield;
  }
  return { ...conversation, messages };
}

function maskMessage(message: Message, before: Message | undefined, rules: MaskRules): Message {
  const isPassword = rules.passwords && isAnsweredPassword(message, before);
  const text = isPassword ? dots : maskText(message.text, rules);
  const name = message.attachment && maskText(message.attachment.name, rules);
  if (text === message.text && name === (message.attachment?.name ?? null)) return message;
  return {
    ...message,
    text,
    attachment: message.attachment && { ...message.attachment, name: name ?? '' },
    isMasked: true,
  };
}
