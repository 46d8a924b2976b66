import { keyCaps } from './keys.ts';
import css from './ui.module.css';

/** The keys of a shortcut, as caps. */
export function Shortcut({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keyCaps(keys).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never change places
        <kbd key={index}>{cap}</kbd>
      ))}
    </span>
  );
}
