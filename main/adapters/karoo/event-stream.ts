import { createParser } from 'eventsource-parser';
import type { Response } from 'got';
import { gotClient, type RequestTimeouts } from '../http/got-client';
import { agentsFor, gotTimeouts, readText, type Carriage } from '../http/send-request';
import { transportError } from '../http/transport-error';
import { AppError } from '../../../common/errors';
import type {
  EventStreamOptions,
  KarooConnectionSettings,
  KarooEvent,
  Logger,
  StreamEnd,
} from '../../services/ports';
import { EventBlocks, type EventBlock } from './event-blocks';
import { karooAnswerError, karooTarget, unreadableAnswer } from './karoo-client';
import { readCutEvent, readEvent, type RawEvent } from './reading/event';

/** The largest event that is read, in characters. */
export const maxEventLength = 1024 * 1024;

export interface EventStreamSetup extends Carriage {
  settings: KarooConnectionSettings;
  /** Not a single byte for this long, comments included, means that the connection is dead. */
  silenceMs: number;
  logger: Logger;
}

/** Answers that say something else than that there is no stream for this request: sign-in, rights, haste. */
const otherRefusals: ReadonlySet<number> = new Set([401, 403, 407, 408, 429]);

/**
 * Reads Karoo's event stream until it ends or is aborted. Nothing more is read while an event is handled, so
 * a slow receiver slows the server down instead of filling the memory.
 * @throws AppError `timeout` after a silence, else what made the stream fail; whatever `onEvent` rejects with
 */
export async function readEventStream(
  setup: EventStreamSetup,
  options: EventStreamOptions,
): Promise<StreamEnd> {
  const { signal } = options;
  const isAborted = () => signal.aborted;
  if (isAborted()) return { kind: 'ended' };
  const stream = await openStream(setup, options);
  const stop = () => {
    stream.destroy();
  };
  // Failures are seen where the stream is read; between two reads nobody else listens.
  stream.on('error', () => undefined);
  signal.addEventListener('abort', stop);
  try {
    const refusal = isAborted() ? null : await waitForStream(stream, setup);
    if (refusal) return { kind: 'refused', error: refusal };
    if (!isAborted()) await readChunks(stream, setup, options);
  } catch (error) {
    if (!isAborted()) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
  return { kind: 'ended' };
}

async function openStream(setup: EventStreamSetup, { lastEventId }: EventStreamOptions) {
  const { url, headers } = karooTarget(setup.settings, { route: 'eventos' });
  const [got, agent] = await Promise.all([gotClient(), agentsFor(url, 'kept', setup)]);
  return got.stream(url, {
    headers: {
      ...headers,
      accept: 'text/event-stream',
      // A header is bytes: the id goes back as the UTF-8 it came in.
      ...(lastEventId !== null && { 'last-event-id': Buffer.from(lastEventId, 'utf8').toString('latin1') }),
    },
    timeout: gotTimeouts(setup.timeouts, false),
    agent,
  });
}

type EventSource = Awaited<ReturnType<typeof openStream>>;

/** Resolves with null once the stream is open, else with why there is none. Rejects when there is no answer. */
async function waitForStream(stream: EventSource, setup: EventStreamSetup): Promise<AppError | null> {
  const { timeouts, settings } = setup;
  const host = new URL(settings.baseUrl).hostname;
  const response = await responseOf(stream, timeouts, host);
  const { statusCode: status, headers } = response;
  if (status === 200 && headers['content-type']?.startsWith('text/event-stream') === true) return null;
  if (status >= 200 && status < 400) return unreadableAnswer(`no event stream, HTTP ${status}`);
  // Streams have no total time-out to end the body of a refusal.
  const timer = setTimeout(() => stream.destroy(), timeouts.responseMs);
  const text = await readText(stream, host).catch(() => '');
  clearTimeout(timer);
  const error = karooAnswerError({ status, headers, text });
  if (status === 501 || (status < 500 && !otherRefusals.has(status))) return error;
  throw error;
}

/** The time-outs of got end with any bytes of an answer; an answer such as 101 is none, and nothing follows. */
async function responseOf(stream: EventSource, timeouts: RequestTimeouts, host: string): Promise<Response> {
  const { connectMs, responseMs } = timeouts;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Response>((resolve, reject) => {
      stream.once('response', resolve);
      stream.once('error', reject);
      stream.once('close', () => {
        reject(new Error('closed'));
      });
      timer = setTimeout(
        () => {
          reject(new AppError('timeout', { detail: 'no answer' }));
        },
        3 * connectMs + responseMs,
      );
    });
  } catch (error) {
    throw error instanceof AppError ? error : transportError(error, host);
  } finally {
    clearTimeout(timer);
  }
}

async function readChunks(
  stream: EventSource,
  setup: EventStreamSetup,
  options: EventStreamOptions,
): Promise<void> {
  options.onOpen();
  const chunks = stream[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  const blocks = new EventBlocks(maxEventLength);
  for (;;) {
    const { done, value } = await nextChunk(chunks, stream, setup.silenceMs);
    if (done) return;
    for (const block of blocks.feed(decoder.decode(value, { stream: true }))) {
      const event = eventIn(block, options.accountId, setup.logger);
      if (options.signal.aborted) return;
      if (event) await options.onEvent(event);
    }
  }
}

/** The clock runs only while waiting: a receiver that takes its time is no silence. */
async function nextChunk(chunks: AsyncIterator<unknown>, stream: EventSource, silenceMs: number) {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort();
    stream.destroy();
  }, silenceMs);
  try {
    const result = (await chunks.next()) as { done?: boolean; value: Uint8Array };
    // A stream that is destroyed without an error simply ends.
    silence.signal.throwIfAborted();
    return { done: result.done === true, value: result.value };
  } catch (error) {
    if (silence.signal.aborted) throw new AppError('timeout', { detail: 'silence', cause: error });
    throw transportError(error);
  } finally {
    clearTimeout(timer);
  }
}

function eventIn({ text, isCut }: EventBlock, accountId: string, logger: Logger): KarooEvent | null {
  const events: RawEvent[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event) });
  // What was cut off may have been the end of a line.
  parser.feed(isCut ? `${text}\n\n` : `${text}\n`);
  const [raw] = events;
  if (raw === undefined) return null;
  const event = isCut ? readCutEvent(raw, accountId) : readEvent(raw, accountId);
  if (event.kind === 'unreadable')
    logger.warn('Karoo sent an unreadable event', { isTooLarge: isCut, attendanceId: event.attendanceId });
  return event;
}
