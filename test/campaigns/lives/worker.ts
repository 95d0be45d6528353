import { answerParts } from '../processes/play-all.ts';
import { playBatch } from './batches.ts';

answerParts(playBatch);
