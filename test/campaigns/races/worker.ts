import { answerParts } from '../processes/play-all.ts';
import { playRaces } from './batches.ts';

answerParts(playRaces);
