/** A record of the BODACC's open data set as its API gives it (fields of September 2026), and a server that gives some. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Judgment = {
  readonly famille: string;
  readonly nature: string;
  readonly date: string;
  readonly complementJugement?: string;
};
type Told = Readonly<{
  id: string;
  dateparution: string;
  familleavis: string;
  typeavis: string;
  registre: readonly string[];
  commercant: string;
  jugement: Judgment | null;
}>;

const LIQUIDATION: Judgment = {
  famille: "Jugement d'ouverture",
  nature: "Jugement d'ouverture de liquidation judiciaire",
  date: '2026-09-08',
  complementJugement:
    'Jugement prononçant la liquidation judiciaire, désignant liquidateur Maître Anne Le Goff. Les créances sont à déclarer, dans les deux mois de la présente publication, auprès du liquidateur.',
};

export function bodaccRecord({ jugement = LIQUIDATION, ...told }: Partial<Told>) {
  return {
    id: 'A202601765232',
    publicationavis: 'A',
    publicationavis_facette: 'Bodacc A',
    parution: '20260176',
    dateparution: '2026-09-15',
    numeroannonce: 5232,
    typeavis: 'annonce',
    typeavis_lib: 'Avis initial',
    familleavis: 'collective',
    familleavis_lib: 'Procédures collectives',
    numerodepartement: '35',
    departement_nom_officiel: 'Ille-et-Vilaine',
    tribunal: 'Greffe du Tribunal de Commerce de Saint-Malo',
    commercant: 'CAP NAUTISME',
    ville: 'SAINT-MALO',
    cp: '35400',
    registre: ['732829320', '732 829 320'],
    listepersonnes: '{"personne": {"typePersonne": "pm", "denomination": "CAP NAUTISME"}}',
    acte: null,
    url_complete: 'https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:A202601765232',
    ...told,
    jugement: jugement === null ? null : JSON.stringify(jugement),
  };
}

export type BodaccServer = {
  readonly url: string;
  /** What was asked for in `where`, oldest first. */
  readonly asked: string[];
  /** Answers from now on. */
  answers: (response: ServerResponse) => void;
  readonly close: () => Promise<void>;
};

export const withRecords =
  (...results: readonly unknown[]) =>
  (response: ServerResponse) => {
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ total_count: results.length, results }));
  };

export async function startBodacc(answers: BodaccServer['answers'] = withRecords()): Promise<BodaccServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://localhost').searchParams.get('where') ?? '');
    bodacc.answers(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const bodacc: BodaccServer = { url: `http://127.0.0.1:${port}/records`, asked, answers, close };
  return bodacc;
}
