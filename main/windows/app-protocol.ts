import { protocol, type Session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export const appScheme = 'app';
export const appHost = 'companion';
export const appOrigin = `${appScheme}://${appHost}`;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Replaced in each document by that document's nonce; the renderer's build writes it. */
const noncePlaceholder = '__CSP_NONCE__';

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** The policy of every document: nothing but our own files, no inline code without the document's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "worker-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ].join('; ');
}

/**
 * Serves the files that are in `folder` now, and nothing else: a request is looked up in a list of known paths,
 * never joined to the folder.
 */
export function serveApp(session: Session, folder: string): void {
  const files = listFiles(folder);
  session.protocol.handle(appScheme, async (request) => {
    const url = new URL(request.url);
    const file = url.host === appHost && request.method === 'GET' ? files.get(url.pathname) : undefined;
    if (file === undefined) return new Response('Not found', { status: 404 });
    return respond(await readFile(file), extname(file));
  });
}

function respond(content: Buffer, extension: string): Response {
  const headers: Record<string, string> = {
    'content-type': contentTypes[extension] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  if (extension !== '.html') return new Response(new Uint8Array(content), { headers });
  const nonce = randomBytes(18).toString('base64');
  headers['content-security-policy'] = contentSecurityPolicy(nonce);
  return new Response(content.toString('utf8').replaceAll(noncePlaceholder, nonce), { headers });
}

function listFiles(folder: string, prefix = ''): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of readdirSync(join(folder, prefix))) {
    const relative = `${prefix}/${name}`;
    const path = join(folder, relative);
    if (statSync(path).isDirectory())
      for (const [key, value] of listFiles(folder, relative)) files.set(key, value);
    else files.set(relative, path);
  }
  return files;
}
