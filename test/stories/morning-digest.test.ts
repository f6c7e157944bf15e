import { afterEach, describe, expect, test } from '@jest/globals';
import { CAMILLE, INBOX, NAUTISME } from '../../src/demo/cast.ts';
import type { Beginning, Setting, Stage } from '../../src/demo/stage.ts';
import { startDaemon } from '../../src/desk/daemon.ts';
import { openStage, subjectsSentTo } from './at-the-desk.ts';

let stage: Stage;
const open = async (begins: Beginning, setting: Setting = {}) => {
  stage = await openStage(begins, setting);
};
afterEach(() => stage.close());

const digests = () => subjectsSentTo(stage, CAMILLE.address).filter((subject) => /Le point du/.test(subject));

describe('the morning’s digest', () => {
  test('of a Monday tells what came since Friday’s, once, whichever daemon makes it', async () => {
    await open({ day: '2026-09-11', time: '10:00' });
    await stage.daemon.tick();
    stage.at('2026-09-11', '19:00');
    await stage.write({ from: NAUTISME, to: INBOX, subject: 'Nos tarifs', text: 'Bonjour,\n\nVoici nos tarifs.' });
    await stage.liveUntil('2026-09-14');
    expect((await stage.newestFor(CAMILLE, 'Le point du lundi')).text).toContain('Nos tarifs');
    stage.at('2026-09-14', '11:00');
    const other = await startDaemon(stage.desk);
    await other.tick();
    await other.stop();
    await stage.liveUntil('2026-09-15');
    expect(digests()).toHaveLength(1);
  });
});
