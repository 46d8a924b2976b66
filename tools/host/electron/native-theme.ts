import { StrictEmitter } from '../strict-emitter.ts';

type Source = 'system' | 'light' | 'dark';

class NativeTheme extends StrictEmitter {
  private source: Source = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    this.source = source;
    this.emit('updated');
  }

  /** The desktop's own theme is known to the browser alone. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }
}

export const nativeTheme = new NativeTheme();
