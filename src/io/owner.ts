import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells this computer, its start and its container from others; nothing where that cannot be known. */
function surroundings(): string {
  if (process.platform !== 'linux') return hostname();
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8');
    return [hostname(), boot, readlinkSync('/proc/self/ns/pid')].join('\n');
  } catch {
    return randomBytes(8).toString('hex');
  }
}

const PLACE = createHash('sha256').update(surroundings()).digest('hex').slice(0, 8);

const held = new Set<string>();

/**
 * A name for what this process writes, which no other process has: `9f86d081-4711-5feceb66`.
 *
 * @example mkdirSync(`.care-indicators-${newOwner()}`)
 */
export function newOwner(): string {
  const owner = `${PLACE}-${process.pid}-${randomBytes(4).toString('hex')}`;
  held.add(owner);
  return owner;
}

/** Say that this process has finished with what bears the name. */
export function disown(owner: string): void {
  held.delete(owner);
}

/** What forms the name of an owner. */
export const OWNER = /^([0-9a-f]{8})-(\d+)-[0-9a-f]{8}$/;

/**
 * Whether the process of that name has certainly ended. Of another computer or container this cannot be known: the
 * answer is then `false`.
 */
export function hasEnded(owner: string): boolean {
  const [, place, pid] = OWNER.exec(owner) ?? [];
  if (place !== PLACE) return false;
  if (Number(pid) === process.pid) return !held.has(owner);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
