import {ProcessorError, type ProcessorIntent} from './processor.ts';

export type ProcessorAnswer =
  {type: 'intent'; intent: ProcessorIntent} | {type: 'error'; error: ProcessorError};

/** What a call came to, as a value: every way it can fail is part of the work. */
export async function answerOf(call: Promise<ProcessorIntent>): Promise<ProcessorAnswer> {
  try {
    return {type: 'intent', intent: await call};
  } catch (error) {
    if (error instanceof ProcessorError) return {type: 'error', error};
    throw error;
  }
}
