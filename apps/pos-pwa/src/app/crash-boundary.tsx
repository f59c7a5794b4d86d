import { Component, type ReactNode } from 'react';
import { common, type Locale } from '@qoa/messages';

interface Props {
  readonly locale: Locale;
  readonly reload: () => void;
  readonly children: ReactNode;
}

/** What a person sees when a screen has a defect: what was saved is safe, and the way back. */
export class CrashBoundary extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    const words = common[this.props.locale];
    return (
      <main className="notice" role="alert">
        <h1>{words.crashedTitle}</h1>
        <p>{words.crashedNext}</p>
        <button type="button" onClick={this.props.reload}>
          {words.reload}
        </button>
      </main>
    );
  }
}
