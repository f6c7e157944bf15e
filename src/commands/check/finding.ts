/** A line of what was found: it works, it does not, or it is worth knowing. */
export type Finding = { readonly kind: 'works' | 'fails' | 'remark'; readonly words: string };

export function works(words: string): Finding {
  return { kind: 'works', words };
}

export function fails(words: string): Finding {
  return { kind: 'fails', words };
}

export function remark(words: string): Finding {
  return { kind: 'remark', words };
}

const MARK = { works: '✓', fails: '✗', remark: '·' } as const;

/** « ✓ Base de données : … », long remarks going on under their first word. */
export function findingLine({ kind, words }: Finding): string {
  return `  ${MARK[kind]} ${words.replace(/\n/g, '\n    ')}`;
}

/** What went wrong with a server, in words that say where to look; the library's own where we have none. */
export function failureInFrench(error: unknown): string {
  const { code, message, authenticationFailed } = error as NodeJS.ErrnoException & { readonly authenticationFailed?: boolean };
  if (authenticationFailed === true) return codeInFrench('EAUTH');
  return code === undefined ? (message ?? String(error)).replace(/\.$/, '') : codeInFrench(code);
}

/** « ECONNREFUSED », « EAUTH 535 ». */
export function codeInFrench(code: string): string {
  const known = FAILURES[code.split(' ')[0] ?? ''] ?? (/CERT|TLS|SSL/.test(code) ? CERTIFICATE : null);
  return known === null ? `code ${code}` : `${known} (${code})`;
}

const CERTIFICATE =
  'le certificat du serveur n’est pas reconnu ; s’il vient d’une autorité interne, donnez certificateAuthorityFile';

const FAILURES: Readonly<Record<string, string>> = {
  EAUTH: 'le nom d’utilisateur ou le mot de passe est refusé',
  ECONNECTION: 'la connexion s’est interrompue ; vérifiez port et secure',
  ENOTFOUND: 'ce nom de serveur n’existe pas',
  EDNS: 'ce nom de serveur n’existe pas, ou ne se laisse pas résoudre',
  EAI_AGAIN: 'le nom du serveur ne se laisse pas résoudre ; vérifiez le réseau',
  ECONNREFUSED: 'rien ne répond à ce port',
  ECONNRESET: 'le serveur a coupé la connexion ; vérifiez port et secure',
  ETIMEDOUT: 'le serveur ne répond pas',
  CONNECT_TIMEOUT: 'le serveur ne répond pas',
  EHOSTUNREACH: 'le serveur ne se laisse pas atteindre',
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  ESOCKET: 'la connexion ne s’établit pas ; vérifiez port et secure',
  ETLS: 'la connexion ne se laisse pas chiffrer',
};
