/** Writes the readings that members put right as labelled cases, without names: the practice's own set, which `score` reads. */
import { writeFileSync } from 'node:fs';
import { loadConfig, type PracticeConfig } from '../config.ts';
import { openDatabase } from '../database/connect.ts';
import { correctedReadings } from '../database/corrected-readings.ts';
import { lessonFrom } from './lessons/lesson.ts';
import { readArguments } from './usage.ts';

export async function lessons(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { options: { out: { type: 'string' } } });
  const config = loadConfig(process.env);
  const { db, close } = await openDatabase(config.database);
  try {
    const lines: string[] = [];
    for (const practice of config.practices) {
      const names = namesOf(practice);
      const corrected = await correctedReadings(db, practice.practice.id);
      lines.push(...corrected.map((one) => `${JSON.stringify(lessonFrom(one, names))}\n`));
    }
    if (values.out === undefined) process.stdout.write(lines.join(''));
    else writeFileSync(values.out, lines.join(''), { mode: 0o600 });
    const many = lines.length > 1 ? 's' : '';
    process.stderr.write(
      `${lines.length} lecture${many} corrigée${many}${values.out === undefined ? '' : `, dans ${values.out}`}.\n`,
    );
  } finally {
    await close();
  }
  return 0;
}

function namesOf({ practice }: PracticeConfig): readonly string[] {
  return [practice.name, practice.contact.name, ...[...practice.members, ...practice.creditors].map((one) => one.name)];
}
