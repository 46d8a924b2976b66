import { Button, Result } from 'antd';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

function Broken({ retry }: { retry(): void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Result
        status="error"
        title={t('common:broken.title')}
        subTitle={t('common:broken.hint')}
        extra={[
          <Button key="retry" type="primary" onClick={retry}>
            {t('common:retry')}
          </Button>,
          <Button key="reload" onClick={() => window.location.reload()}>
            {t('common:reload')}
          </Button>,
        ]}
      />
    </div>
  );
}

type Props = { children: ReactNode /** A new value clears the error: the route. */; resetKey: string };

/** Keeps a page's bug to that page. (React knows error boundaries as classes only.) */
export class ErrorBoundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, { componentStack }: ErrorInfo) {
    console.error(error, componentStack);
  }

  override componentDidUpdate({ resetKey }: Props) {
    if (resetKey !== this.props.resetKey && this.state.error !== undefined)
      this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Broken retry={() => this.setState({ error: undefined })} />;
  }
}
