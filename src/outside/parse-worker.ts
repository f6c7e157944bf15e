/** The thread in which mails are parsed, so that a hostile one can be stopped from outside. */
import { answerWith } from './mail-thread.ts';
import { parseInThisThread } from './read-mime.ts';

answerWith(parseInThisThread);
