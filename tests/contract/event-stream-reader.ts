export interface StreamedEvent {
  id: string;
  event: string;
  data: { id: string };
}

export interface StreamReader {
  events: StreamedEvent[];
  comments: string[];
  isClosed: boolean;
  /** Resolves once there are so many events; rejects after two seconds. */
  untilEvents(count: number): Promise<StreamedEvent[]>;
  until(condition: () => boolean): Promise<void>;
  close(): void;
}

/** Reads Karoo's event stream in the plainest way, so that the sandbox is not checked by the code that it serves. */
export async function readStream(
  baseUrl: string,
  token: string,
  lastEventId?: string,
): Promise<StreamReader> {
  const abort = new AbortController();
  const response = await fetch(`${baseUrl}/v1/eventos`, {
    signal: abort.signal,
    headers: {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error('this is no event stream');
  const until = async (condition: () => boolean) => {
    for (let left = 200; !condition(); left -= 1) {
      if (left === 0) throw new Error('nothing came within two seconds');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  const reader: StreamReader = {
    events: [],
    comments: [],
    isClosed: false,
    until,
    untilEvents: async (count) => {
      await until(() => reader.events.length >= count);
      return reader.events;
    },
    close: () => {
      abort.abort();
    },
  };
  void pump(response, reader);
  return reader;
}

async function pump(response: Response, reader: StreamReader): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  try {
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        if (block.startsWith(':')) reader.comments.push(block);
        else reader.events.push(parse(block));
      }
    }
  } catch {
    // Cut or aborted: for the reader that is the end of the stream.
  }
  reader.isClosed = true;
}

function parse(block: string): StreamedEvent {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)),
  ) as Record<string, string>;
  return {
    id: fields['id'] ?? '',
    event: fields['event'] ?? '',
    data: JSON.parse(fields['data'] ?? 'null') as { id: string },
  };
}
