import { createParser } from 'eventsource-parser';
import type { Response } from 'got';
import { gotClient, type RequestTimeouts } from '../http/got-client';
import { gotTimeouts, readText } from '../http/send-request';
import { transportError } from '../http/transport-error';
import { AppError } from '../../../common/errors';
import type { EventStreamOptions, Logger } from '../../services/ports';
import {
  karooAnswerError,
  karooTarget,
  unreadableAnswer,
  type KarooConnectionSettings,
} from './karoo-client';
import { readEvent, type RawEvent } from './reading/event';

/** The largest event that is read, in characters. */
export const maxEventLength = 1024 * 1024;

export interface EventStreamSetup {
  settings: KarooConnectionSettings;
  timeouts: RequestTimeouts;
  /** Not a single byte for this long, comments included, means that the connection is dead. */
  silenceMs: number;
  logger: Logger;
}

/**
 * Reads Karoo's event stream until it ends or is aborted. Nothing more is read while an event is handled, so
 * a slow receiver slows the server down instead of filling the memory.
 * @throws AppError `timeout` after a silence, else what made the stream fail; whatever `onEvent` rejects with
 */
export async function readEventStream(setup: EventStreamSetup, options: EventStreamOptions): Promise<void> {
  const { signal } = options;
  const isAborted = () => signal.aborted;
  if (isAborted()) return;
  const stream = await openStream(setup, options);
  const stop = () => {
    stream.destroy();
  };
  // Failures are seen where the stream is read; between two reads nobody else listens.
  stream.on('error', () => undefined);
  signal.addEventListener('abort', stop);
  try {
    if (!isAborted()) await readChunks(stream, setup, options);
  } catch (error) {
    if (!isAborted()) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    stream.destroy();
  }
}

async function openStream({ settings, timeouts }: EventStreamSetup, { lastEventId }: EventStreamOptions) {
  const { url, headers } = karooTarget(settings, { route: 'eventos' });
  const got = await gotClient();
  return got.stream(url, {
    headers: {
      ...headers,
      accept: 'text/event-stream',
      // A header is bytes: the id goes back as the UTF-8 it came in.
      ...(lastEventId !== null && { 'last-event-id': Buffer.from(lastEventId, 'utf8').toString('latin1') }),
    },
    timeout: gotTimeouts(timeouts, false),
  });
}

type EventSource = Awaited<ReturnType<typeof openStream>>;

async function readChunks(
  stream: EventSource,
  setup: EventStreamSetup,
  options: EventStreamOptions,
): Promise<void> {
  const opened = new Promise<Response>((resolve, reject) => {
    stream.once('response', resolve);
    stream.once('error', reject);
    stream.once('close', () => {
      reject(new Error('closed'));
    });
  });
  const response = await opened.catch((error: unknown) => {
    throw transportError(error);
  });
  await requireEventStream(response, stream, setup.timeouts.responseMs);
  options.onOpen();
  const chunks = stream[Symbol.asyncIterator]();
  const decoder = new TextDecoder();
  const events: RawEvent[] = [];
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: (event) => events.push(event),
    onError: (error) => {
      if (error.type === 'max-buffer-size-exceeded') throw unreadableAnswer('event too large');
    },
  });
  for (;;) {
    const { done, value } = await nextChunk(chunks, stream, setup.silenceMs);
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
    for (const event of events.splice(0)) {
      if (options.signal.aborted) return;
      await options.onEvent(readAndReport(event, options.accountId, setup.logger));
    }
  }
}

/** `patienceMs`: how long the body of a refusal is waited for; streams have no total time-out to end it. */
async function requireEventStream(
  response: Response,
  stream: EventSource,
  patienceMs: number,
): Promise<void> {
  const { statusCode: status, headers } = response;
  if (status !== 200) {
    const timer = setTimeout(() => stream.destroy(), patienceMs);
    const text = await readText(stream).catch(() => '');
    clearTimeout(timer);
    throw karooAnswerError({ status, headers, text });
  }
  if (headers['content-type']?.startsWith('text/event-stream') !== true)
    throw unreadableAnswer('no event stream');
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

function readAndReport(raw: RawEvent, accountId: string, logger: Logger) {
  const event = readEvent(raw, accountId);
  const isKnown = raw.event === 'atendimento.finalizado' || raw.event === 'atendimento.integrado';
  if (isKnown && event.kind === 'ignored')
    logger.warn('Karoo sent an unreadable event', { event: raw.event });
  return event;
}
