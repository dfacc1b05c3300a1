import {before, describe} from 'node:test';
import type {Subject} from '../../src/conformance/index.ts';
import {conformanceTests} from '../conformance/as-tests.ts';
import {serverSubject} from './conformance-subject.ts';

describe('the reference server', () => {
  let subject: Subject;
  before(async () => {
    subject = await serverSubject();
  });
  conformanceTests(() => subject);
});
