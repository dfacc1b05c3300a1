import type {Channel, LatePlatform} from '../client/platform.ts';

/** What a browser tab has beside what rows need. */
export const latePlatform: LatePlatform = {
  uuid: randomUuid,
  openChannel,
  isVisible: () => document.visibilityState === 'visible',
  onVisibilityChange(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
};

/** `crypto.randomUUID` exists on secure origins alone; a page on plain HTTP gets the same bits. */
function randomUuid(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, index) => {
    const bits = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return bits.toString(16).padStart(2, '0');
  }).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function openChannel(name: string, receive: (message: string) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({data}) => {
    if (typeof data === 'string') receive(data);
  });
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}
