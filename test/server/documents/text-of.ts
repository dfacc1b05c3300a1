import {extractText, getDocumentProxy} from 'unpdf';

/** The words of a PDF, page by page, in the order in which they were drawn. */
export async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const {text} = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), {
    mergePages: false,
  });
  return text;
}

/** All of them; what a line break or a gap separates is one space apart. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  return (await pagesOf(pdf)).join('\n').replaceAll(/\s+/g, ' ');
}
