const isCsv = ({type}: Blob) => type.startsWith('text/csv');

/** Saves what was fetched, as the browser saves a download. `name` has no ending. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName(name)}.${isCsv(file) ? 'csv' : 'pdf'}`;
  link.click();
  // The browser reads it after this turn; some, in their own time.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** What no file system takes would be put right by each browser in its own way. */
function fileName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_').slice(0, 150);
}
