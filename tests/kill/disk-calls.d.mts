export function onDiskCall(before: (call: string, path: string) => void): () => void;
